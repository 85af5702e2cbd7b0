import { Argument, Command, InvalidArgumentError, Option } from 'commander';

export interface EvaluateOptions {
  readonly json?: boolean;
  readonly errors?: number;
}

/** What can be measured, and the files it is measured on. */
const SUBJECTS = {
  quotes: [
    'how well quotes and their speakers are found',
    'PolNeAR and GUM: {id, text, quotes: [{start, end, text, type, speaker, cueClass}]}, one document a line',
  ],
  entities: [
    'how well persons, organizations and places are found',
    'WikiGold and WikiNEuRal: {id, text, entities: [{start, end, text, type}]}, one text a line',
  ],
  stance: [
    'how well it is judged how a text stands to what it is about',
    'NewsMTSC: {primary_gid, sentence_normalized, targets: [{from, to, mention, polarity}]}, one text a line',
  ],
} as const;

export type EvaluationSubject = keyof typeof SUBJECTS;

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('It is not a whole number from 1.');
  return Number(value);
}

function subjectCommand(subject: EvaluationSubject): Command {
  const [description, format] = SUBJECTS[subject];
  return new Command(subject)
    .description(`Measure ${description}`)
    .addArgument(new Argument('<gold...>', 'annotated documents, one a line'))
    .addOption(
      new Option('--errors <n>', 'show up to so many errors of each sort in their context').argParser(
        wholeNumber,
      ),
    )
    .option('--json', 'print JSON instead of tables')
    .addHelpText(
      'after',
      `\nThe format is that of ${format}.\n\nExample:\n  verbatim evaluate ${subject} gold.jsonl --errors 5`,
    )
    .action(async (files: string[], options: EvaluateOptions) => {
      // Loaded when needed: `--help` does without a language model.
      const { evaluateFiles } = await import('./evaluate-files.js');
      await evaluateFiles(subject, files, options);
    });
}

/** `verbatim evaluate`: how well the analysis does on annotated documents, without a database. */
export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('Measure the analysis on annotated documents; needs no database')
    .addHelpText('after', '\nExample:\n  verbatim evaluate quotes gold.jsonl');
  for (const subject of Object.keys(SUBJECTS) as EvaluationSubject[])
    command.addCommand(subjectCommand(subject));
  return command;
}
