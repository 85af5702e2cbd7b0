import { describe, expect, it } from '@jest/globals';
import { languageOf } from '../../src/ingest/detect-language.js';
import { page } from '../support/pages.js';

const told = (text: string, language = ''): string => languageOf(page({ language, text }));

describe('the language of a page', () => {
  it.each([
    ['en', 'Residents of the valley wait for an answer from the ministry.'],
    ['de', 'Die Bewohner des Tals warten auf eine Antwort des Ministeriums.'],
    ['fr', 'Les habitants de la vallée attendent une réponse du ministère.'],
    ['es', 'Los vecinos del valle esperan una respuesta del ministerio.'],
    ['it', 'Gli abitanti della valle aspettano una risposta dal ministero.'],
    ['pt', 'Os moradores do vale esperam uma resposta do ministério.'],
    ['nl', 'De bewoners van het dal wachten op een antwoord van het ministerie.'],
    ['sv', 'Invånarna i dalen väntar på ett svar från departementet.'],
    ['pl', 'Mieszkańcy doliny czekają na odpowiedź ministerstwa.'],
    ['tr', 'Vadide yaşayanlar bakanlıktan yanıt bekliyor.'],
    ['ru', 'Жители долины ждут ответа от министерства.'],
    ['uk', 'Мешканці долини чекають на відповідь міністерства.'],
    ['ar', 'ينتظر سكان الوادي ردا من الوزارة.'],
  ])('is %s where one sentence tells it', (language, sentence) => {
    expect(told(sentence)).toBe(language);
  });

  it.each([
    ['en', 'He denied it.'],
    ['de', 'Er bestritt das.'],
    ['fr', 'Il l’a nié.'],
    ['pl', 'Zaprzeczył temu.'],
  ])('is %s where three words tell it', (language, sentence) => {
    expect(told(sentence)).toBe(language);
  });

  it('is what the page states, unless that is what templates come with', () => {
    expect(told('Residents of the valley wait for an answer.', 'cy')).toBe('cy');
    expect(told('Die Bewohner des Tals warten auf eine Antwort.', 'en-US')).toBe('de');
  });

  it('is undetermined where there are no words', () => {
    expect(told('1984 – 12:30')).toBe('und');
  });
});
