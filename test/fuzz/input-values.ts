import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import type { Draw } from './draw.js';
import {
  MISFITS,
  ODD_ADDRESSES,
  ODD_CURSORS,
  ODD_DATES,
  ODD_IDS,
  ODD_NUMBERS,
  ODD_TEXTS,
} from './odd-values.js';

/** What an archive has that a client can name. */
export interface KnownValues {
  /** By the name of their type. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly cursors: readonly string[];
  readonly names: readonly string[];
  /** What must not be told by any answer: asked for, and never written. */
  readonly secretWords: readonly string[];
  readonly addresses: readonly string[];
}

const DATES = ['2020-01-01T00:00:00Z', '2020-01-03T00:00:00.000Z', '2021-06-01T12:00:00+02:00'];
const ZONES = ['UTC', 'Asia/Kabul', 'America/New_York'];
const MAX_DEPTH = 4;

/** Makes arguments of a type: mostly such as mean something in this archive, else odd ones, else ones of another type. */
export class InputValues {
  /**
   * @param oddness how many of a hundred values are not what is expected
   * @param mayNameSecrets whether secret words may stand in texts: not where those are written down for all to read
   */
  constructor(
    private readonly draw: Draw,
    private readonly known: KnownValues,
    private readonly oddness: number,
    private readonly mayNameSecrets: boolean,
  ) {}

  /** A value for an argument of this name, as JSON. */
  of(type: GraphQLInputType, name: string, depth = 0): unknown {
    if (this.draw.chance(this.oddness / 4)) return this.draw.oneOf(MISFITS);
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const many = this.draw.chance(2) ? 150 : this.draw.between(0, 2);
      return Array.from({ length: many }, () => this.of(bare.ofType, name, depth + 1));
    }
    if (isEnumType(bare)) {
      const names = bare.getValues().map((value) => value.name);
      return this.draw.chance(this.oddness) ? this.draw.oneOf(ODD_TEXTS) : this.draw.oneOf(names);
    }
    if (isInputObjectType(bare)) {
      const given = Object.values(bare.getFields()).filter((field) => this.isGiven(field, depth));
      return Object.fromEntries(
        given.map((field) => [field.name, this.of(field.type, field.name, depth + 1)]),
      );
    }
    return this.scalar(bare.name, name);
  }

  private isGiven({ type, defaultValue }: GraphQLInputField, depth: number): boolean {
    if (isNonNullType(type) && defaultValue === undefined) return !this.draw.chance(this.oddness / 4);
    return this.draw.chance(depth < MAX_DEPTH ? 30 : 5);
  }

  private scalar(type: string, name: string): unknown {
    const { draw } = this;
    const isOdd = draw.chance(this.oddness);
    switch (type) {
      case 'Boolean':
        return draw.chance(50);
      case 'Int':
        return isOdd ? draw.oneOf(ODD_NUMBERS) : this.number(name);
      case 'Float':
        return isOdd ? draw.oneOf(ODD_NUMBERS) : draw.between(0, 10) / 10;
      case 'ID':
        return isOdd ? draw.oneOf(ODD_IDS) : this.id(name);
      case 'DateTime':
      case 'LocalDate':
        return draw.oneOf(isOdd ? ODD_DATES : DATES);
      case 'URL':
        return draw.oneOf(isOdd ? ODD_ADDRESSES : this.known.addresses);
      default:
        return isOdd ? this.oddText(name) : this.usualText(name);
    }
  }

  /** A revision that is right, mostly; a page that is small, mostly. */
  private number(name: string): number {
    if (/revision/i.test(name)) return this.draw.between(0, 2);
    if (/start|end/i.test(name)) return this.draw.between(0, 120);
    return this.draw.chance(95) ? this.draw.between(1, 5) : this.draw.between(0, 100);
  }

  private id(name: string): string {
    const { draw } = this;
    const wanted = name.replace(/Ids?$/, '');
    const types = Object.keys(this.known.ids);
    const named = types.filter((type) => type.toLowerCase() === wanted.toLowerCase());
    const type = named[0] !== undefined && draw.chance(80) ? named[0] : draw.oneOf(types);
    return draw.oneOf(this.known.ids[type] ?? ['']);
  }

  private usualText(name: string): string {
    if (name === 'after' || name === 'before') return this.draw.oneOf(this.known.cursors);
    if (name === 'timeZone') return this.draw.oneOf(ZONES);
    if (this.mayNameSecrets && this.draw.chance(10)) return this.draw.oneOf(this.known.secretWords);
    return this.draw.oneOf(this.known.names);
  }

  private oddText(name: string): unknown {
    if (name === 'after' || name === 'before') return this.draw.oneOf(ODD_CURSORS);
    return this.draw.chance(70) ? this.draw.oneOf(ODD_TEXTS) : this.draw.text(40);
  }
}
