/** Whom a person may act for, and in what: a written authority says it, and an action names the scope it needs. */

/** What can be done for a subject, as authorities and refusals call it. */
export const actionScopes = {
  repair: '办理信用修复',
  commitment: '作出信用承诺、办理告知承诺事项',
} as const;
export type ActionScope = keyof typeof actionScopes;

interface AuthorityScope {
  readonly label: string;
  readonly covers: readonly ActionScope[];
}

/** What an authority can be for. The legal representative acts for the subject in everything (民法典第六十一条). */
export const authorityScopes: Readonly<Record<string, AuthorityScope>> = {
  legalRepresentative: { label: '法定代表人', covers: ['repair', 'commitment'] },
  repair: { label: '信用修复', covers: ['repair'] },
  commitment: { label: '信用承诺和告知承诺', covers: ['commitment'] },
};

/** A written authority to act for a subject, valid on the days `from` to `to` (Asia/Shanghai, both included). */
export interface Representation {
  readonly subjectId: string;
  /** A key of `authorityScopes`; any other covers nothing. */
  readonly scope: string;
  readonly from: string;
  /** Null: until it is withdrawn. */
  readonly to: string | null;
  /** The paper it rests on. */
  readonly basis: string;
}

/** Whether the authority holds on `today`, the business date. */
export const isInForce = ({ from, to }: Pick<Representation, 'from' | 'to'>, today: string): boolean =>
  from <= today && (to === null || today <= to);

/** Whether an authority of this scope lets its holder act in `wanted`. */
export const covers = (scope: string, wanted: ActionScope): boolean =>
  authorityScopes[scope]?.covers.includes(wanted) ?? false;
