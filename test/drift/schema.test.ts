import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { printVerbatimSchema } from '../../src/graphql/schema.js';

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly args?: readonly Described[];
}

describe('schema.graphql', () => {
  it('is what the code would print: run `npx verbatim schema print > schema.graphql` after a change', async () => {
    const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(await printVerbatimSchema());
  });

  it('describes every type, field, argument and enum value', async () => {
    const schema = buildSchema(await printVerbatimSchema());
    const bare: string[] = [];
    const check = (name: string, described: Pick<Described, 'description'>): void => {
      if (!described.description) bare.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      // type-graphql has no place for the description of a root type.
      if (type.name !== 'Query') check(type.name, type);
      if (isEnumType(type)) {
        for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
      }
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values<Described>(type.getFields())) {
        const name = `${type.name}.${field.name}`;
        check(name, field);
        for (const argument of field.args ?? []) check(`${name}(${argument.name}:)`, argument);
      }
    }
    expect(bare).toEqual([]);
  });
});
