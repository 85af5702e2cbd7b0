import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { printVerbatimSchema } from '../../src/graphql/schema.js';

describe('schema.graphql', () => {
  it('is what the code would print: run `npx verbatim schema print > schema.graphql` after a change', async () => {
    const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(await printVerbatimSchema());
  });

  it('describes every type, field, argument and enum value', async () => {
    const { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType } =
      await import('graphql');
    const schema = buildSchema(await printVerbatimSchema());
    const bare: string[] = [];
    const check = (name: string, described: { description?: string | null | undefined }): void => {
      if (!described.description) bare.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
      check(type.name, type);
      if (isEnumType(type)) type.getValues().forEach((value) => check(`${type.name}.${value.name}`, value));
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const name = `${type.name}.${field.name}`;
        check(name, field);
        if ('args' in field) field.args.forEach((arg) => check(`${name}(${arg.name}:)`, arg));
      }
    }
    expect(bare).toEqual([]);
  });
});
