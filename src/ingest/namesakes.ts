import { topicsOfRole, type RoleTopic } from '../analysis/lexicon/role-topics.js';
import type { Queryable } from '../store/database.js';
import { affiliationsByPersonIds } from '../store/affiliations.js';
import { companyOfPerson, namedInArticle } from '../store/namesakes.js';

/** A person of the archive whom a finding may be. */
export interface Namesake {
  /** What the finding is linked to. */
  readonly entityId: string;
  /** Whose rows tell about them: another one where a person said that the two are one. */
  readonly survivorId: string;
}

/** Somebody found in an article, with all of one full name in the archive. */
export interface FoundPerson {
  /** Of the roles that the article prints. */
  readonly topics: readonly RoleTopic[];
  readonly namesakes: readonly Namesake[];
}

/** Whom a finding is: one that is known, the first of the name, another one of the name, or nobody can tell. */
export type Choice = { readonly entityId: string } | 'NEW' | 'ANOTHER' | 'DOUBTFUL';

function shareAny(some: ReadonlySet<RoleTopic>, others: readonly RoleTopic[]): boolean {
  return others.some((topic) => some.has(topic));
}

/**
 * Tells persons of one full name apart, by the roles that were printed with them, and by whom they are named beside.
 * Talks to the archive's affiliations and mentions.
 *
 * A minister and a footballer are two, unless an article prints both roles for one. Of several, it is the one whose
 * topic the article prints, or who alone was seen in this article's company.
 */
export class Namesakes {
  private constructor(
    private readonly transaction: Queryable,
    private readonly topics: ReadonlyMap<string, ReadonlySet<RoleTopic>>,
  ) {}

  /** Reads what is known of all who might be meant, in one statement; none where names alone can tell. */
  static async of(transaction: Queryable, persons: readonly FoundPerson[]): Promise<Namesakes> {
    const asked = persons.flatMap(({ topics, namesakes }) =>
      topics.length > 0 || namesakes.length > 1 ? namesakes.map(({ survivorId }) => survivorId) : [],
    );
    const rows = asked.length > 0 ? await affiliationsByPersonIds(transaction, [...new Set(asked)]) : [];
    const topics = new Map<string, Set<RoleTopic>>();
    for (const { personId, role } of rows) {
      const known = topics.get(personId) ?? new Set();
      topicsOfRole(role).forEach((topic) => known.add(topic));
      topics.set(personId, known);
    }
    return new Namesakes(transaction, topics);
  }

  /** @param person with at least one namesake */
  byRole({ topics, namesakes }: FoundPerson): Choice {
    const [only] = namesakes;
    const alike = namesakes.filter(({ survivorId }) => shareAny(this.topicsOf(survivorId), topics));
    if (namesakes.length > 1 && topics.length === 0) return 'DOUBTFUL';
    if (alike.length > 0) return alike.length === 1 && alike[0] ? alike[0] : 'DOUBTFUL';
    const isOpen = topics.length === 0 || (only !== undefined && this.topicsOf(only.survivorId).size === 0);
    return namesakes.length === 1 && only && isOpen ? only : 'ANOTHER';
  }

  /**
   * Where roles do not tell: whom this article was linked to when it was read before, so that reading it again changes
   * nothing; else who alone was seen in this article's company.
   * @param others the persons and organizations besides that the article names, by their ids in the archive
   */
  async byCompany({ namesakes }: FoundPerson, articleId: string, others: readonly string[]): Promise<Choice> {
    const ids = namesakes.map(({ survivorId }) => survivorId);
    const before = await namedInArticle(this.transaction, articleId, ids);
    const seen = before.length > 0 ? before : await this.seenBeside(ids, others);
    return namesakes.find(({ survivorId }) => seen.length === 1 && survivorId === seen[0]) ?? 'DOUBTFUL';
  }

  private async seenBeside(ids: readonly string[], others: readonly string[]): Promise<string[]> {
    const seen: string[] = [];
    for (const id of ids) if ((await companyOfPerson(this.transaction, id, others)) > 0) seen.push(id);
    return seen;
  }

  private topicsOf(survivorId: string): ReadonlySet<RoleTopic> {
    return this.topics.get(survivorId) ?? new Set();
  }
}
