/** What stands still, and getting it going again. Served by `functions/api/operations`. */

import { standstills } from '#domain/access/policy.ts';
import { plainText } from '#domain/kernel/plain-text.ts';
import { caseNotFound, caseNotStuck, ownCase, redriveRunning, staleGeneration } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { StuckReason } from '#domain/kernel/stuck.ts';
import { nothing, under } from './contract.ts';
import { described } from './described.ts';
import { workQueueNames } from './queues.ts';
import { Id, Instant, Named } from './shared.ts';

const { commands, reads } = under(standstills);

const because = described(z.array(StuckReason), {
  description:
    'eventsUnpublished：事件一分钟仍未发出；waitNotEnded：事项已前进而流程仍在原环节等待；machineLate：流程逾时未到',
});

export const listStuckCases = reads({
  operationId: 'listStuckCases',
  path: '/operations/stuck-cases',
  summary: '卡住的事项',
  description: '与每分钟的自动对账条件相同，最早的在前；对账正常时很快为空。',
  answer: z.object(() => ({
    entries: z.array(
      z.object({
        caseId: z.string(),
        caseKind: z.string(),
        regionId: z.string(),
        unit: Named,
        stage: z.string(),
        stageLabel: z.string(),
        generation: z.int(),
        because,
        since: described(Instant, { description: '自何时起（实际时间）' }),
      }),
    ),
    more: described(z.boolean(), { description: 'true：还有更多，处理后刷新' }),
  })),
});

export const redriveCase = commands({
  operationId: 'redriveCase',
  path: '/operations/stuck-cases/{caseId}/re-drive',
  summary: '重新推动卡住的事项',
  description: '对这一件做自动对账所做的事：补发事件，结束等待，或者以新代次重新启动流程；记入事项历史。不作任何决定。',
  params: z.strictObject({ caseId: Id }),
  body: z.strictObject(() => ({ reason: plainText(500) })),
  answer: z.object(() => ({
    caseId: z.string(),
    because,
    generation: described(z.int(), { description: '推动前的代次' }),
  })),
  problems: { caseNotFound, caseNotStuck, staleGeneration, ownCase },
  example: { body: { reason: '对账停运期间积压。' } },
});

const Queue = described(z.enum(workQueueNames), { description: '队列，以读取它的函数命名', example: 'events-driver' });

export const listDeadLetters = reads({
  operationId: 'listDeadLetters',
  path: '/operations/dead-letters',
  summary: '各队列的死信数量',
  description: '多次处理失败而留下的消息；数量为近似值。',
  answer: z.object(() => ({
    entries: z.array(
      z.object({ queue: z.string(), label: described(z.string(), { example: '立案和修复流程' }), messages: z.int() }),
    ),
  })),
});

export const redriveDeadLetters = commands({
  operationId: 'redriveDeadLetters',
  path: '/operations/dead-letters/{queue}/re-drive',
  summary: '把死信移回队列',
  description: '先修好原因；移回在后台进行，已处理过的消息再来一次无害。',
  params: z.strictObject({ queue: Queue }),
  body: nothing,
  answer: z.object(() => ({
    queue: z.string(),
    messages: described(z.int(), { description: '移回的消息数，近似值' }),
  })),
  problems: { redriveRunning },
  example: { body: {} },
});
