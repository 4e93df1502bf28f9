/**
 * A person as the directory knows them. Roles, unit and representations never come from a token: they change without a new one,
 * and an issuer of identities is no register of offices.
 */
import type { Role } from '../kernel/actor.ts';
import { type ActionScope, covers, type Representation } from '../subject/authority.ts';

export interface Person {
  readonly principalId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unitId?: string;
  readonly regionId?: string;
  /** An administrator has suspended them: they hold nothing and act for nobody until it is lifted. */
  readonly suspended?: true;
  /** Only those that hold on the day the person was read. */
  readonly represents: readonly Representation[];
}

/** Subjects the person may act for: under whatever authority, or under one that covers `scope`. */
export const subjectsOf = ({ represents }: Person, scope?: ActionScope): string[] => [
  ...new Set(
    represents.filter((one) => scope === undefined || covers(one.scope, scope)).map(({ subjectId }) => subjectId),
  ),
];

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
