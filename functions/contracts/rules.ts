/** The rules as administrators see them, and whom another value would touch. Served by `functions/api/rules`. */
import { ruleParameters } from '#domain/access/policy.ts';
import { parameterNotFound, parameterValueInvalid } from '#domain/kernel/problems.ts';
import * as z from '#domain/kernel/schema.ts';
import { RuleSetId } from '#domain/rules/rule-set-ids.ts';
import * as domain from '#domain/rules/types.ts';
import { under } from './contract.ts';
import { described } from './described.ts';
import { Named } from './shared.ts';

const { asks, reads } = under(ruleParameters);

const status = described(domain.Status, { description: 'confirmed：已确认；assumed：推定；unknown：未查明' });

export const readRules = reads({
  operationId: 'readRules',
  path: '/administration/rules',
  summary: '规则和城市配置的每个参数',
  description: '每个参数的值、单位、依据和状态；未查明的没有值，不用来计算。城市没有说明的配置不列。',
  answer: z.object(() => ({
    ruleSets: z.array(
      z.object({
        ruleSetId: RuleSetId,
        version: described(z.string(), { example: 'ndrc36@1' }),
        title: z.string(),
        documentNo: z.nullable(z.string()),
        effectiveFrom: z.nullable(z.iso.date()),
        effectiveTo: z.nullable(z.iso.date()),
        parameters: z.array(
          z.object({
            parameter: described(z.string(), {
              description: '参数地址',
              example: 'ndrc36/general.minPublicationMonths',
            }),
            label: described(z.string(), { description: '参数说的是什么', example: '一般失信信息的最短公示期' }),
            value: z.nullable(domain.ParameterValue),
            unit: z.nullable(domain.Unit),
            startEvent: z.nullable(z.string()),
            basis: z.nullable(z.string()),
            status,
            confidence: z.nullable(domain.Confidence),
            note: z.string(),
            default: described(z.nullable(z.object({ value: domain.ParameterValue, note: z.string() })), {
              description: '未查明时按此办理并注明推定',
            }),
          }),
        ),
      }),
    ),
    profiles: z.array(
      z.object({
        regionId: z.string(),
        name: z.string(),
        version: described(z.string(), { example: 'huainan@1' }),
        entries: z.array(
          z.object({
            path: described(z.string(), { example: 'limits.receiptWorkingDays' }),
            value: z.unknown(),
            basis: z.string(),
            status,
            note: z.nullable(z.string()),
          }),
        ),
      }),
    ),
  })),
});

const value = z.nullable(z.union([z.string(), z.boolean()]));
const Touched = described(
  z.object(() => ({
    kind: z.enum(['repairCase', 'commitmentCase', 'dishonestyRecord']),
    id: z.string(),
    unit: Named,
    regionId: z.string(),
    differences: z.array(
      z.object(() => ({
        recordId: described(z.nullable(z.string()), { description: '事项中的哪条信息；期限的变化为 null' }),
        field: described(z.string(), { example: 'earliestFilingOn' }),
        before: value,
        after: value,
      })),
    ),
  })),
  { id: 'TouchedByRule', description: '参数改变后结论或者日期会不同的一件' },
);

export const previewRuleChange = asks({
  operationId: 'previewRuleChange',
  path: '/administration/rules/preview',
  summary: '预览一个参数改变会影响谁',
  description:
    '用同一套规则按新值重算未办结的事项和未修复的失信信息，列出结论或者日期会不同的；不产生任何业务记录。已起算的期限按其所依参数重算，尚未起算的不算。只查到一定数目为止，没有查完的 complete 为 false。',
  body: z.strictObject(() => ({
    parameter: z.string().check(z.maxLength(100)),
    value: z.union([z.number(), z.boolean(), z.string().check(z.maxLength(200))]),
  })),
  answer: z.object(() => ({
    parameter: z.string(),
    current: z.nullable(domain.ParameterValue),
    value: domain.ParameterValue,
    examined: z.object({ cases: z.int(), records: z.int() }),
    complete: described(z.boolean(), { description: 'false：还有没有查到的' }),
    entries: z.array(Touched),
  })),
  problems: { parameterNotFound, parameterValueInvalid },
  example: { body: { parameter: 'ndrc36/general.minPublicationMonths', value: 6 } },
});
