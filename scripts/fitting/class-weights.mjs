/** What an example of each class weighs: positive targets are the fewest, and macro F1 counts each class alike. */
export const CLASS_WEIGHTS = [0.95, 1, 1.15];
