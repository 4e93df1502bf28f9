/**
 * A person as the directory knows them. Roles, unit and representations never come from a token: they change without a new one,
 * and an issuer of identities is no register of offices.
 */
import type { Role } from '../kernel/actor.ts';

/** A written authority to act for a subject, valid on the days `from` to `to` (Asia/Shanghai, both included). */
export interface Representation {
  readonly subjectId: string;
  readonly scope: string;
  readonly from: string;
  /** Null: until it is withdrawn. */
  readonly to: string | null;
}

export interface Person {
  readonly principalId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unitId?: string;
  readonly regionId?: string;
  /** Only those that hold on the day the person was read. */
  readonly represents: readonly Representation[];
}

/** Whether the authority holds on `today`, the business date. */
export const isInForce = (representation: Pick<Representation, 'from' | 'to'>, today: string): boolean =>
  representation.from <= today && (representation.to === null || today <= representation.to);

export const subjectsOf = (person: Person): string[] => [...new Set(person.represents.map((r) => r.subjectId))];

/** What people are shown instead of a role's identifier. */
export const roleLabels: Readonly<Record<Role, string>> = {
  applicant: '申请人',
  acceptor: '受理人',
  verifier: '核查人',
  approver: '审批人',
  supervisor: '督办人',
  auditor: '审计人员',
  administrator: '系统管理员',
  platform: '公示平台',
  system: '系统',
};
