/** What the directory holds, for administrators: people with an office, units, platforms. Served by `functions/api/administration`. */

import { owedEffects } from '#domain/delivery/effects.ts';
import { Platform } from '#domain/delivery/platform.ts';
import { Role } from '#domain/kernel/actor.ts';
import * as z from '#domain/kernel/schema.ts';
import { reads } from './contract.ts';
import { described } from './described.ts';
import { Named, pageOf, pageQuery } from './shared.ts';

const User = described(
  z.object(() => ({
    principalId: z.string(),
    name: z.string(),
    roles: z.array(z.object({ role: Role, label: described(z.string(), { example: '核查人' }) })),
    unit: described(z.nullable(Named), { description: '不在单位任职的为 null' }),
    regionId: z.string(),
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

export const listUnits = reads({
  operationId: 'listUnits',
  path: '/administration/units',
  summary: '登记的单位',
  answer: z.object({
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
  }),
});

const Count = z.object({
  count: z.int(),
  more: described(z.boolean(), { description: '实际多于 count' }),
});

export const listPlatforms = reads({
  operationId: 'listPlatforms',
  path: '/administration/platforms',
  summary: '公示平台、各自应办的效果和现状',
  description: '密钥不在此列。deliveries 是各状态的投递数，只数到一定数目为止。',
  answer: z.object({
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
  }),
});
