/**
 * Which events a bus consumer handles. Each consumer exports its list as `handles`; the rule in front of its queue is made from it,
 * so that the subscription and the code cannot drift apart.
 */
export type DetailTypes = readonly (string | { readonly prefix: string })[];
