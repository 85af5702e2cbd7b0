import { derivedId } from '../../dist/src/domain/derived-id.js';

const CUES = ['said', 'told reporters', 'warned', 'added', 'argued'];
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2010, 0, 1);
const DAYS = 5_400;
const CAST_SIZE = 12;
const QUOTES = 8;
const MENTIONS = 30;
const KINDS = ['DIRECT', 'DIRECT', 'INDIRECT', 'MIXED'];
const REASONS = ['NOT_AUTHORIZED', 'SENSITIVITY', 'FEAR_OF_REPRISAL', 'PRIVATE_MATTER', 'OTHER'];

/** A text under construction, which knows where each thing stands in it. All of it is ASCII: code points are code units. */
class Text {
  text = '';

  add(words) {
    const start = this.text.length;
    this.text += words;
    return { start, exact: words };
  }
}

/** Invents articles with their findings, each article from the same random numbers in the same order. */
export class ArticleInventor {
  constructor({ random, words, casting, outlets, outletLaw, commentCounts }) {
    Object.assign(this, { random, words, casting, outlets, outletLaw, commentCounts });
  }

  /** @param number the article's, from 0 */
  invent(number) {
    const url = `https://articles.example/${String(number)}`;
    const id = derivedId('article', url);
    const cast = this.casting.cast(CAST_SIZE);
    const speakers = cast.filter(({ kind }) => kind !== 'PLACE');
    const saidAt = new Date(FIRST_DAY + this.random.below(DAYS) * DAY).toISOString();
    const persons = cast.filter(({ kind }) => kind === 'PERSON').sort((a, b) => b.rank - a.rank);
    const article = {
      id,
      url,
      saidAt,
      cast,
      outlet: this.outlets[this.outletLaw.draw()],
      headline: `${cast[0].name} ${this.words.phrase(6)}`,
      standfirst: this.words.phrase(14),
      dateline: cast.find(({ kind }) => kind === 'PLACE')?.name.toUpperCase() ?? null,
      persons,
      role: persons[1] ? this.#pick(persons[1].roles) : null,
      organizations: cast.filter(({ kind }) => kind === 'ORGANIZATION'),
      speakers: speakers.length > 0 ? speakers : cast,
      mentions: [],
      quotes: [],
      comments: [],
      sources: [],
      ids: 0,
    };
    this.#write(article, new Text());
    this.#comment(article, this.commentCounts[number]);
    return article;
  }

  /** Article-local ids need only differ: spread so that they are in no order, as derived ones are. */
  #nextId(article) {
    article.ids += 1;
    return ((article.ids * 0x9e3779b1) >>> 1) % 0x7fffffff || 1;
  }

  #pick(list) {
    return list[this.random.below(list.length)];
  }

  #mention(article, text, entity, commentId) {
    const isReference = this.random.chance(0.2);
    const { start, exact } = text.add(isReference ? 'the group' : this.#pick(entity.names));
    const mention = { id: article.mentions.length + 1, entity, commentId, start, exact, isReference };
    article.mentions.push(mention);
    return mention;
  }

  #write(article, text) {
    for (let i = 0; i < QUOTES; i++) {
      text.add(`${this.words.sentence(12)} `);
      this.#mention(article, text, this.#pick(article.cast), null);
      text.add(` ${this.words.phrase(10)}. `);
      this.#quote(article, text, i);
      text.add(i % 2 === 0 ? '\n\n' : ' ');
    }
    article.text = text;
  }

  #quote(article, text, number) {
    const kind = this.#pick(KINDS);
    const isVerbatim = kind !== 'INDIRECT';
    text.add(isVerbatim ? '"' : 'that ');
    const start = text.text.length;
    const about = [];
    text.add(`${this.words.phrase(5)} `);
    about.push(this.#mention(article, text, this.#pick(article.cast), null));
    text.add(` ${this.words.phrase(6)}`);
    if (this.random.chance(0.4)) {
      text.add(' ');
      about.push(this.#mention(article, text, this.#pick(article.cast), null));
      text.add(` ${this.words.phrase(3)}`);
    }
    const pieces = [{ start, exact: text.text.slice(start), isVerbatim }];
    text.add(isVerbatim ? ',"' : ',');
    text.add(' ');
    const { speaker, source, speakerMention } = this.#speaker(article, text);
    text.add(' ');
    const cue = text.add(this.#pick(CUES));
    if (this.random.chance(0.2)) {
      text.add('. "');
      pieces.push({ ...text.add(this.words.phrase(6)), isVerbatim: true });
      text.add('"');
    }
    text.add('.');
    article.quotes.push({
      id: this.#nextId(article),
      position: number,
      kind,
      about,
      pieces,
      speaker,
      source,
      speakerMention,
      cue,
      confidence: 0.5 + this.random.below(50) / 100,
      runnerUp: this.random.chance(0.2) ? this.#pick(article.speakers) : null,
      polarity: this.random.chance(0.3) ? this.#pick(['POSITIVE', 'NEUTRAL', 'NEGATIVE']) : null,
    });
  }

  #speaker(article, text) {
    if (this.random.chance(0.08)) return { speaker: null, source: null, speakerMention: text.add('one') };
    if (this.random.chance(0.15)) {
      const speakerMention = text.add(`a senior ${this.words.phrase(1)} official`);
      const reason = this.random.chance(0.3) ? this.#reason(text) : null;
      const source = { id: this.#nextId(article), name: speakerMention.exact, reason };
      source.organization = this.random.chance(0.3) ? (article.organizations[0] ?? null) : null;
      article.sources.push(source);
      return { speaker: null, source, speakerMention };
    }
    const speaker = this.#pick(article.speakers);
    const mention = this.#mention(article, text, speaker, null);
    return { speaker, source: null, speakerMention: { start: mention.start, exact: mention.exact } };
  }

  #reason(text) {
    text.add(', ');
    return { category: this.#pick(REASONS), ...text.add(`because of ${this.words.phrase(4)}`) };
  }

  #comment(article, count) {
    for (let i = 0; i < count; i++) {
      const parent = i > 0 && this.random.chance(0.6) ? this.#pick(article.comments) : null;
      const id = this.#nextId(article);
      const text = new Text();
      text.add(`${this.words.sentence(10)} `);
      const about = this.random.chance(0.6)
        ? [this.#mention(article, text, this.#pick(article.cast), id)]
        : [];
      text.add(` ${this.words.sentence(12)}`);
      article.comments.push({
        id,
        parent,
        thread: parent?.thread ?? id,
        depth: parent ? parent.depth + 1 : 0,
        position: QUOTES + i,
        author: `reader-${String(this.random.below(5000))}`,
        status: this.random.chance(0.03) ? 'PENDING' : 'PUBLISHED',
        text: text.text,
        about,
        saidAt: new Date(Date.parse(article.saidAt) + this.random.below(3 * DAY)).toISOString(),
      });
    }
    // As many mentions as are promised; the rest stand where nobody is quoted.
    while (article.mentions.length < MENTIONS) {
      article.text.add(`${this.words.phrase(7)} `);
      this.#mention(article, article.text, this.#pick(article.cast), null);
      article.text.add('. ');
    }
  }
}

export { QUOTES as QUOTES_PER_ARTICLE };
