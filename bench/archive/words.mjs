import { PowerLaw } from './random.mjs';

/** Running text of invented words, as often as Zipf's law has it. */
export class Words {
  constructor(random, vocabulary) {
    this.vocabulary = vocabulary;
    this.law = new PowerLaw(random, vocabulary.length, 1);
  }

  phrase(length) {
    let phrase = this.vocabulary[this.law.draw()];
    for (let i = 1; i < length; i++) phrase += ` ${this.vocabulary[this.law.draw()]}`;
    return phrase;
  }

  sentence(length) {
    const phrase = this.phrase(length);
    return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
  }
}
