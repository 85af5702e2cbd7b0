import { linkifyit } from 'linkify-it';
import { CommentStatus } from '../../../domain/kinds.js';
import type { ArrivalRule } from './arrival-rule.js';

const LINKS = linkifyit({ fuzzyLink: true, fuzzyEmail: false });

/** Web addresses, also where they are written without their scheme. */
export const links: ArrivalRule = {
  name: 'links',
  judge: ({ text }, { maxLinks }) => {
    const count = LINKS.match(text)?.length ?? 0;
    if (count <= maxLinks) return null;
    const many = count === 1 ? 'a link' : `${String(count)} links`;
    return { status: CommentStatus.PENDING, reason: `It has ${many}.` };
  },
};
