/** What the directory holds, for administrators: people with an office, and what is decided on it; units, platforms. Served by `functions/api/administration`. */
import { administration } from '#domain/access/policy.ts';
import { owedEffects } from '#domain/delivery/effects.ts';
import { Platform } from '#domain/delivery/platform.ts';
import { Role } from '#domain/kernel/actor.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import {
  officeNeedsUnit,
  officeNotFound,
  officeUnitUnknown,
  ownOffice,
  staleVersion,
  userNotSuspended,
  userSuspendedAlready,
} from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { OfficeRole } from '#domain/office/state.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Id, Instant, Named, pageOf, pageQuery } from './shared.ts';

const { commands, reads } = under(administration);

const roles = z.array(z.object(() => ({ role: Role, label: described(z.string(), { example: '核查人' }) })));
const unit = described(z.nullable(Named), { description: '不在单位任职的为 null' });
const version = described(z.int().check(z.nonnegative()), { description: '任职已变更的次数，变更时写明' });

const User = described(
  z.object(() => ({
    principalId: z.string(),
    name: z.string(),
    roles,
    unit,
    regionId: z.string(),
    version,
    suspended: described(z.nullable(z.object({ since: Instant, reason: z.string() })), {
      description: '停用的时间和原因；没有停用的为 null',
    }),
    availableActions: described(z.array(z.enum(['changeOffice', 'suspendUser', 'restoreUser'])), {
      description: '您现在可以对该用户做什么；任何人不得更改自己的岗位',
    }),
  })),
  { id: 'User', description: '目录中的一个用户' },
);

export const listUsers = reads({
  operationId: 'listUsers',
  path: '/administration/users',
  summary: '用户及其岗位',
  description: '按姓名排列。岗位和单位来自目录；能否登录由身份服务决定。',
  query: z.strictObject(pageQuery),
  answer: pageOf(User),
});

const params = z.strictObject({ principalId: Id });
const office = z.nullable(z.object({ roles, unit }));

export const readUser = reads({
  operationId: 'readUser',
  path: '/administration/users/{principalId}',
  summary: '一个用户和其任职的历次变更',
  params,
  answer: z.object(() => ({
    user: User,
    history: described(
      z.array(
        z.object({
          at: Instant,
          what: z.enum(['OfficeChanged', 'UserSuspended', 'UserRestored']),
          whatLabel: described(z.string(), { example: '停用' }),
          by: described(z.nullable(z.string()), { description: '谁办理的；已不在目录的为 null' }),
          reason: z.string(),
          before: office,
          after: office,
        }),
      ),
      { description: '从先到后；before 和 after 只有变更岗位或者单位的才有' },
    ),
  })),
  problems: { officeNotFound },
});

const decided = {
  params,
  answer: z.object({ principalId: z.string(), version }),
};
const decision = { version, reason: plainText(500) };
const officeProblems = { officeNotFound, ownOffice, staleVersion };

export const changeOffice = commands({
  ...decided,
  operationId: 'changeOffice',
  path: '/administration/users/{principalId}/office',
  summary: '变更用户的岗位和单位',
  description:
    '从该用户的下一次请求起生效。已领取的待办仍在其名下，可由督办人改派。与现状相同的不产生变更。任何人不得更改自己的岗位。',
  body: z.strictObject(() => ({
    ...decision,
    roles: z.array(OfficeRole).check(z.minLength(1), z.maxLength(6)),
    unitId: z.nullable(Id),
  })),
  problems: { ...officeProblems, officeNeedsUnit, officeUnitUnknown },
  example: { body: { version: 0, roles: ['verifier'], unitId: 'unit-hn-market', reason: '岗位调整' } },
});

export const suspendUser = commands({
  ...decided,
  operationId: 'suspendUser',
  path: '/administration/users/{principalId}/suspend',
  summary: '停用用户',
  description: '从该用户的下一次请求起，一切请求都被拒绝，不论其登录是否还有效；代表企业的授权也不能使用，直到恢复。',
  body: z.strictObject(decision),
  problems: { ...officeProblems, userSuspendedAlready },
  example: { body: { version: 0, reason: '离岗' } },
});

export const restoreUser = commands({
  ...decided,
  operationId: 'restoreUser',
  path: '/administration/users/{principalId}/restore',
  summary: '恢复已停用的用户',
  body: z.strictObject(decision),
  problems: { ...officeProblems, userNotSuspended },
  example: { body: { version: 1, reason: '返岗' } },
});

export const listUnits = reads({
  operationId: 'listUnits',
  path: '/administration/units',
  summary: '登记的单位',
  answer: z.object(() => ({
    entries: z.array(
      z.object({
        unitId: z.string(),
        name: z.string(),
        code: described(z.string(), { description: '单位的统一社会信用代码' }),
        regionId: z.string(),
        sectors: z.array(z.string()),
        supervisor: described(z.nullable(Named), { description: '督办单位' }),
      }),
    ),
  })),
});

const Count = z.object(() => ({
  count: z.int(),
  more: described(z.boolean(), { description: '实际多于 count' }),
}));

export const listPlatforms = reads({
  operationId: 'listPlatforms',
  path: '/administration/platforms',
  summary: '公示平台、各自应办的效果和现状',
  description: '密钥不在此列。deliveries 是各状态的投递数，只数到一定数目为止。',
  answer: z.object(() => ({
    entries: z.array(
      z.object({
        platformId: z.string(),
        name: z.string(),
        level: Platform.shape.level,
        regions: z.array(z.string()),
        url: z.string(),
        owes: z.array(
          z.object({
            effect: z.enum(owedEffects),
            label: described(z.string(), { example: '终止公示' }),
            mandatory: described(z.boolean(), { description: '案件是否等待其回执' }),
          }),
        ),
        receiptTarget: Platform.shape.receiptTarget,
        state: described(z.enum(['working', 'failing', 'stopped']), {
          description: 'working：正常；failing：有投递失败，正在重试；stopped：有投递失败到停止，待人重投',
        }),
        stateLabel: z.string(),
        deliveries: z.object({ pending: Count, sent: Count, dead: Count }),
      }),
    ),
  })),
});
