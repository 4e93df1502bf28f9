/** Runs `work` for every value, at most `lanes` at once. */
export const limited = async <T, R>(
  values: readonly T[],
  lanes: number,
  work: (value: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < values.length; index = next++)
      results[index] = await work(values[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, values.length) }, lane));
  return results;
};
