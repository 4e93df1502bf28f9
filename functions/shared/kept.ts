/** Answers of a read, kept for a while by what was asked. One that failed or found nothing is asked for again by the next. */
export const keptFor = <T>(
  milliseconds: number,
  read: (key: string) => Promise<T | null>,
): ((key: string) => Promise<T | null>) => {
  const kept = new Map<string, { readonly found: Promise<T | null>; readonly until: number }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && known.until > Date.now()) return known.found;
    const found = read(key);
    kept.set(key, { found, until: Date.now() + milliseconds });
    const forget = (): boolean => kept.delete(key);
    found.then((value) => value === null && forget(), forget);
    return found;
  };
};
