/** Lower case, in order. Origin: Unicode CLDR, by Intl.DateTimeFormat. */
export const MONTHS: readonly string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
    .format(Date.UTC(2000, month))
    .toLowerCase(),
);

/** Lower case, from Sunday. Origin: as above. */
export const WEEKDAYS: readonly string[] = Array.from({ length: 7 }, (_, day) =>
  // The second of January 2000 was a Sunday.
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' })
    .format(Date.UTC(2000, 0, 2 + day))
    .toLowerCase(),
);
