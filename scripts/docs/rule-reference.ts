/** `docs/rules.md`: every rule set with how well each of its parameters is established, and what is still open. */

import { severityLabels } from '#domain/record/labels.ts';
import { assumptions } from '#domain/rules/assumptions.ts';
import { openQuestions } from '#domain/rules/open-questions.ts';
import { profileEntries } from '#domain/rules/profiles/entries.ts';
import type { CityProfile } from '#domain/rules/profiles/profile.ts';
import { profiles, profileVersion } from '#domain/rules/profiles/profiles.ts';
import { ruleNotes } from '#domain/rules/rule-notes.ts';
import type { RuleSetId } from '#domain/rules/rule-set-ids.ts';
import { ruleSets, ruleSetVersion } from '#domain/rules/rule-sets.ts';
import { severityRules } from '#domain/rules/severity.ts';
import { severityNotes } from '#domain/rules/severity-notes.ts';
import type { Confidence, Parameter, RuleSet, Status } from '#domain/rules/types.ts';
import { unitWords } from '#domain/rules/units.ts';
import { code, generatedNote, page, table } from './markdown.ts';

const statusLabels: Readonly<Record<Status, string>> = { confirmed: '已确认', assumed: '推定', unknown: '未知' };

const shownValue = ({ value, unit }: Parameter): string =>
  value === null
    ? ''
    : `${typeof value === 'number' ? value : code(String(value))}${unit === null ? '' : unitWords[unit]}`;

const noteOf = (set: RuleSetId, { id, default: fallback }: Parameter): string =>
  [
    ruleNotes[set][id] ?? '',
    ...(fallback === undefined ? [] : [`未知时按 ${code(String(fallback.value))} 办理并注明推定：${fallback.note}`]),
  ]
    .filter((text) => text !== '')
    .join('；');

const statusText = ({
  status,
  confidence,
}: {
  readonly status: Status;
  readonly confidence: Confidence | null;
}): string => (confidence === null ? statusLabels[status] : `${statusLabels[status]} ${confidence}`);

const inForce = ({ effectiveFrom, effectiveTo }: RuleSet): string =>
  effectiveFrom === null && effectiveTo === null ? '不按日期选用' : `${effectiveFrom ?? ''} 至 ${effectiveTo ?? '今'}`;

const ruleSetSection = (set: RuleSet): string[] => [
  `### ${set.title}（${code(ruleSetVersion(set.id))}）`,
  [set.documentNo, inForce(set)].filter((part) => part !== null).join('；'),
  table(
    ['参数', '值', '起算', '依据', '状态', '说明'],
    set.parameters.map((parameter) => [
      code(parameter.id),
      shownValue(parameter),
      parameter.startEvent ?? '',
      parameter.basis ?? '',
      statusText(parameter),
      noteOf(set.id, parameter),
    ]),
  ),
];

const counts = (set: RuleSet): string[] =>
  (['confirmed', 'assumed', 'unknown'] as const).map((status) =>
    String(set.parameters.filter((parameter) => parameter.status === status).length),
  );

const overview = (): string =>
  table(
    ['规则', '文号', '施行', '已确认', '推定', '未知'],
    Object.values(ruleSets).map((set) => [
      `${set.title} ${code(ruleSetVersion(set.id))}`,
      set.documentNo ?? '',
      inForce(set),
      ...counts(set),
    ]),
  );

const profileSection = (profile: CityProfile): string[] => [
  `### ${profile.name}（${code(profileVersion(profile))}）`,
  table(
    ['配置', '值', '依据', '状态', '说明'],
    profileEntries(profile).map(({ path, ...entry }) => [
      code(path),
      code(JSON.stringify(entry.value)),
      entry.basis,
      statusLabels[entry.status],
      entry.note ?? '',
    ]),
  ),
];

const severitySection = (): string =>
  table(
    ['情形', '等级', '状态', '说明'],
    severityRules.map(({ trigger, severity, status }) => {
      const { label = trigger, confidence = null, note = '' } = severityNotes[trigger] ?? {};
      return [
        `${label} ${code(trigger)}`,
        severity === null ? '' : severityLabels[severity],
        statusText({ status, confidence }),
        note,
      ];
    }),
  );

/** The whole page. */
export const ruleReference = (): string =>
  page(
    generatedNote,
    '# 规则',
    '法规的每个数字都是一个参数，带依据和状态。**已确认**的直接计算；**推定**的计算并处处注明；**未知**的绝不用来计算或拒绝，交由人员决定（表中写明推定值的除外）。置信度：A 两个可读来源，A·S 法律全文，A-w 条文可读而数字不可读，B 一个来源，C 推定。',
    '旧信息适用其认定之日的规则；运营方可用配置补上或改写参数，不必改代码。',
    '## 规则一览',
    overview(),
    '## 参数',
    ...Object.values(ruleSets).flatMap(ruleSetSection),
    '## 失信等级的默认对照',
    '认定单位没有确定等级、也没有行业标准时使用；对照不出的由认定单位确定。',
    severitySection(),
    '## 推定（ASM）',
    table(
      ['编号', '内容', '理由', '开关'],
      assumptions.map(({ id, statement, why, switch: set }) => [
        id,
        statement,
        why,
        set === undefined ? '' : code(`${set.name}=${set.value}`, ...set.alternatives),
      ]),
    ),
    '## 待查明（OQ）',
    table(
      ['编号', '问题', '影响'],
      openQuestions.map(({ id, question, blocks }) => [id, question, blocks]),
    ),
    '## 城市配置',
    '`notStated` 的主题不列出：该市没有说明，也不借用别市的做法。',
    ...profiles.flatMap(profileSection),
  );
