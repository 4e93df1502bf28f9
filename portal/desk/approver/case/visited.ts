/** The stages that a change of a case's history names. */
export const stagesIn = (
  changes: readonly { readonly path: string; readonly before?: unknown; readonly after?: unknown }[],
): string[] =>
  changes.filter(({ path }) => path === '/stage').flatMap(({ before, after }) => [String(before), String(after)]);
