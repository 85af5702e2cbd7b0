import { describe, expect, it } from '@jest/globals';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';
import { commentAnalysis } from '../../src/analysis/comment-analysis.js';
import { stanceTowards } from '../../src/analysis/stance-towards.js';
import { EntityKind, type Polarity } from '../../src/domain/kinds.js';

function towards(text: string, name: string): Polarity {
  const start = text.indexOf(name);
  return stanceTowards(text, { start, end: start + name.length });
}

describe('stance', () => {
  it('is taken from the words around the target', () => {
    expect(towards('Critics called Ruiz a corrupt liar who had betrayed the voters.', 'Ruiz')).toBe(
      'NEGATIVE',
    );
    expect(towards('The crowd praised Ruiz as a brave and honest leader.', 'Ruiz')).toBe('POSITIVE');
    expect(towards('Ruiz arrived in Lisk on Tuesday afternoon.', 'Ruiz')).toBe('NEUTRAL');
  });

  it('is not of who the target or anybody else is', () => {
    const sentence = (name: string, other: string) => `${name} met ${other} in the harbour office on Monday.`;
    expect(towards(sentence('Ruiz', 'Lund'), 'Ruiz')).toBe(towards(sentence('Hitler', 'Stalin'), 'Hitler'));
  });

  it('stands beside a quote for what the quote is about, and names how sure it is', () => {
    const text = '“Lena Ruiz is a corrupt liar who betrayed her voters,” Karl Lund said.';
    const { quotes, entities } = analyzeArticle(text);
    const [stance, ...others] = quotes[0]?.stances ?? [];
    expect(others).toEqual([]);
    expect(entities[stance?.target ?? -1]?.name).toBe('Lena Ruiz');
    expect(stance?.polarity).toBe('NEGATIVE');
    expect(stance?.confidence).toBeGreaterThanOrEqual(0.5);
  });

  it('is given to nothing that stands without a word', () => {
    expect(
      analyzeArticle('“Lena Ruiz! Lena Ruiz!” the crowd chanted.').quotes.flatMap(({ stances }) => stances),
    ).toEqual([]);
  });

  it('is judged in comments, towards the article’s entities and others', () => {
    const article = {
      entities: [{ kind: EntityKind.PERSON, name: 'Lena Ruiz', aliases: [], mentions: [] }],
    };
    const { stances, newEntities, newEntityStances } = commentAnalysis(article)(
      'What a disgrace lena ruiz is, a corrupt liar. The brave and honest Karl Lund won a well deserved victory.',
    );
    expect(stances).toMatchObject([{ target: 0, polarity: 'NEGATIVE' }]);
    expect(newEntities.map(({ name }) => name)).toEqual(['Karl Lund']);
    expect(newEntityStances).toMatchObject([{ target: 0, polarity: 'POSITIVE' }]);
  });
});
