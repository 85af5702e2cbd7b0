import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';
import { commentAnalysis } from '../../src/analysis/comment-analysis.js';
import { emptyDraft } from '../../src/analysis/draft.js';
import type { ArticleFindings } from '../../src/analysis/findings.js';
import { segmentParagraphs } from '../../src/analysis/phases/segment-paragraphs.js';
import { tagTokens } from '../../src/analysis/phases/tag-tokens.js';
import { exactWords, type TextSpan } from '../../src/domain/text-span.js';

/** What news is made of, and what breaks readers of it. */
const PIECES = [
  ...[
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '«',
    '»',
    '„',
    '``',
    '(',
    ')',
    '[',
    '…',
    '—',
    '-',
    ':',
    ',',
    '.',
    '?',
    '!',
  ],
  ...['\n', '\n\n', ' ', '\t', '\u00a0', '\u200b', '\ufeff', '\ud83d\ude00', 'é', 'İ', '\ud800'],
  ...[
    'said',
    'told',
    'according to',
    'that',
    'who',
    'he',
    'she',
    'they',
    'the official',
    'on condition of anonymity',
  ],
  ...[
    'Ana Ruiz',
    'the Harbour Guard',
    'Norway',
    'a senior official',
    'Mr Lisk',
    'LISK:',
    'the group',
    'them',
    'not',
  ],
];
/** Quotes in several pieces, which single words seldom make. */
const SENTENCES = [
  '“We agree,” Ana Ruiz said, “and we will come.”',
  '“We will come.\n\n“And we will stay,” said Tom Lisk.',
  'The Harbour Guard, they said, had left.',
  'The harbour is closed, residents claim',
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom(...SENTENCES),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(' '));

function spansOf({ quotes, entities, unnamedSources, affiliations }: ArticleFindings): TextSpan[] {
  return [
    ...quotes.flatMap(({ pieces, attribution }) => [
      ...pieces,
      ...[attribution?.speakerMention, attribution?.cue].filter((span) => span != null),
    ]),
    ...entities.flatMap(({ mentions }) => mentions),
    ...unnamedSources.flatMap(({ anonymityReason }) => anonymityReason ?? []),
    ...affiliations,
  ];
}

/** What is told of each token, but its number. */
function toldOf(source: string, paragraphs: readonly TextSpan[]): unknown[] {
  const { tokens } = tagTokens({ ...emptyDraft(source), paragraphs });
  return tokens.map(({ start, end, text: word, pos, lemma }) => ({ start, end, word, pos, lemma }));
}

describe('the analysis of any text', () => {
  it('tags a paragraph among others as it does alone', () => {
    let several = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 40 }), (parts) => {
        const source = parts.join('\n\n');
        const { paragraphs } = segmentParagraphs(emptyDraft(source));
        if (paragraphs.length > 1) several++;
        const alone = paragraphs.flatMap((paragraph) => toldOf(source, [paragraph]));
        expect(toldOf(source, paragraphs)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
    expect(several).toBeGreaterThan(50);
  });

  it('points at words that are there, and at speakers that it names', () => {
    fc.assert(
      fc.property(text, (source) => {
        const findings = analyzeArticle(source);
        for (const span of spansOf(findings)) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(source.length);
          expect(exactWords(source, span).trim()).not.toBe('');
        }
        for (const { speaker, pieces } of findings.quotes) {
          expect(pieces.length).toBeGreaterThan(0);
          const named = speaker?.type === 'ENTITY' ? findings.entities : findings.unnamedSources;
          if (speaker) expect(named[speaker.index]?.name).toBeTruthy();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the pieces of a quote in order and apart', () => {
    let several = 0;
    fc.assert(
      fc.property(text, (source) => {
        for (const { pieces } of analyzeArticle(source).quotes) {
          if (pieces.length > 1) several++;
          pieces.forEach((piece, i) => {
            expect(piece.start).toBeGreaterThanOrEqual(pieces[i - 1]?.end ?? 0);
          });
        }
      }),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(100);
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(analyzeArticle(source)).toEqual(analyzeArticle(source));
      }),
      { numRuns: 100 },
    );
  });

  it('points at words that are there in a comment', () => {
    const analyse = commentAnalysis(analyzeArticle('Ana Ruiz of the Harbour Guard spoke in Norway.'));
    fc.assert(
      fc.property(text, (source) => {
        const { mentions, newEntities } = analyse(source);
        for (const span of [...mentions, ...newEntities.flatMap((entity) => entity.mentions)]) {
          expect(exactWords(source, span).trim()).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Texts that are no prose. That they end at all is asserted here; how fast, by `npm run bench:analysis`. */
const PATHOLOGICAL: Readonly<Record<string, string>> = {
  'ten thousand opening marks': '“'.repeat(10_000),
  'ten thousand opening marks with words': '“We will not '.repeat(10_000),
  'marks that nest without an end': '‘a “b '.repeat(5_000),
  'marks forgotten before every speaker': '“We will not, said Lisk '.repeat(3_000),
  'one sentence of 200,000 words': 'and the grey water of the harbour '.repeat(28_572),
  'one sentence of a thousand cues': 'and Lisk said that he denied that they warned the group, '.repeat(350),
  'right to left beside left to right': 'قال أحمد “the harbour is ours,” אמר דוד 😀 said Ana Ruiz. '.repeat(
    300,
  ),
  'emoji and halves of surrogate pairs':
    '“\ud83d\ude00 We sail,” said Ana Ruiz \ud83d. \ude00 “Yes\ud800,” she said. '.repeat(300),
  'one word of 200,000 letters': 'a'.repeat(200_000),
};

describe('the analysis of what is no prose', () => {
  it.each(Object.entries(PATHOLOGICAL))(
    'ends, and points at words that are there: %s',
    (_, source) => {
      for (const span of spansOf(analyzeArticle(source))) {
        expect(span.end).toBeLessThanOrEqual(source.length);
        expect(exactWords(source, span).trim()).not.toBe('');
      }
    },
    180_000,
  );

  it('goes on behind a word without an end', () => {
    const { quotes } = analyzeArticle(`${'a'.repeat(5_000)}\n\n“The bridge is ours,” said Ana Ruiz.`);
    expect(quotes).toHaveLength(1);
  });
});
