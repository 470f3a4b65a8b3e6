/** A new array with `item` in the place of the one with the same key, or at the end. */
export function upsert<T>(items: readonly T[], item: T, keyOf: (item: T) => string): T[] {
  const key = keyOf(item);
  const at = items.findIndex((each) => keyOf(each) === key);
  return at < 0 ? [...items, item] : items.with(at, item);
}
