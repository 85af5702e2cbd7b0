import { describe, expect, it } from '@jest/globals';
import { Shelf } from '../../src/store/shelf.js';

const row = { name: 'Maria Oldfield' };
const kept = (id: string, value: object) => ({ owner: id, key: id, value });

describe('a shelf', () => {
  it('keeps what was expected', () => {
    const shelf = new Shelf<object>(10);
    shelf.keep(shelf.expect(['1', '2']), [kept('1', row)]);
    expect(shelf.get('1')).toBe(row);
    expect(shelf.has('2')).toBe(false);
  });

  it('does not keep what changed while it was read', () => {
    const shelf = new Shelf<object>(10);
    const ticket = shelf.expect(['1']);
    shelf.drop(['1']);
    shelf.keep(ticket, [kept('1', row)]);
    expect(shelf.has('1')).toBe(false);
  });

  it('does not keep for one reader what changed before another one asked', () => {
    const shelf = new Shelf<object>(10);
    const early = shelf.expect(['1']);
    shelf.drop(['1']);
    const late = shelf.expect(['1']);
    shelf.keep(early, [kept('1', { name: 'old' })]);
    expect(shelf.has('1')).toBe(false);
    shelf.keep(late, [kept('1', row)]);
    expect(shelf.get('1')).toBe(row);
  });

  it('keeps no more than it is given room for, a list counting what it holds', () => {
    const shelf = new Shelf<object>(10);
    for (const id of ['1', '2', '3']) shelf.keep(shelf.expect([id]), [kept(id, [row, row, row])]);
    expect(['1', '2', '3'].map((id) => shelf.has(id))).toEqual([false, true, true]);
  });

  it('keeps nothing where it has no room', () => {
    const shelf = new Shelf<object>(0);
    shelf.keep(shelf.expect(['1']), [kept('1', row)]);
    expect(shelf.has('1')).toBe(false);
  });
});
