/** What an unknown time is ordered as: before all others. */
export const UNKNOWN_TIME = '-infinity';
