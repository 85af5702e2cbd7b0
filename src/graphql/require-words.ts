import { VerbatimError } from '../domain/errors.js';
import { required, type Test } from '../store/row-test.js';

/** @throws VerbatimError BAD_USER_INPUT where rows are to be ordered by how they fit words, and no words are given */
export function requireWords<Leaf extends object>(orderField: string, test: Test<Leaf> | null): void {
  if (orderField !== 'RELEVANCE' || required(test).some((leaf) => 'words' in leaf)) return;
  throw new VerbatimError('BAD_USER_INPUT', "RELEVANCE needs the words of the filter's 'text'.", {
    path: ['orderBy', 'field'],
  });
}
