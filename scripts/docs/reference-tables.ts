/** Reference pages that are one table each: refusals, log lines, who may do what. */

import { allContracts } from '#contracts/index.ts';
import { roleLabels } from '#domain/access/person.ts';
import { type OperationId, operationIds, policy, type Relation, type Rule } from '#domain/access/policy.ts';
import { type Role, roles } from '#domain/kernel/actor.ts';
import { type Problem, problems } from '#domain/kernel/problems.ts';
import * as logEntries from '#shared/log-entries.ts';
import { code, generatedNote, page, table } from './markdown.ts';
import { actionTable, commitmentTables, repairTables, roleStageTable } from './state-diagram.ts';

/** `docs/problems.md`. */
export const problemReference = (): string =>
  page(
    generatedNote,
    '# 问题代码',
    '接口的每次拒绝都是 RFC 9457 问题文档（`application/problem+json`）：`code` 稳定不变，程序按它判断；`detail` 告诉人下一步怎么做，`{…}` 由具体情况填入。被拒绝的请求不写入任何内容。',
    table(
      ['代码', 'HTTP', '发生了什么', '怎么办'],
      Object.entries<Problem>(problems).map(([name, problem]) => [
        code(name),
        String(problem.status),
        problem.title,
        problem.advice,
      ]),
    ),
  );

/** `docs/log-codes.md`. */
export const logReference = (): string =>
  page(
    generatedNote,
    '# 日志代码',
    '系统只写下列日志行；未列出的字段不会写入，姓名、证件号和材料内容不在其中。排查步骤见 [operations.md](operations.md)。',
    table(
      ['代码', '级别', '含义', '字段'],
      Object.values(logEntries).map((entry) => [code(entry.code), entry.level, entry.text, code(...entry.fields)]),
    ),
  );

const relationLabels: Readonly<Record<Relation, string>> = {
  own: '本企业',
  unit: '本单位',
  region: '本地区',
  any: '全部',
};

const reach = (rule: Rule, role: Role): string => {
  if (typeof rule === 'string') return '';
  const relation = rule[role];
  return relation === undefined ? '' : relationLabels[relation];
};

const addressOf = (operation: OperationId): string => {
  const contract = allContracts.find(({ operationId }) => operationId === operation);
  return contract === undefined ? '' : code(`${contract.method} ${contract.path}`);
};

const open: Readonly<Record<string, string>> = { public: '任何人，无需登录', platform: '公示平台，凭报文签名' };

/** `docs/access.md`: the policy table, and what each kind of case itself allows at each stage. */
export const accessReference = (): string => {
  const people = roles.filter((role) => operationIds.some((id) => reach(policy[id], role) !== ''));
  const isOpen = (id: OperationId): boolean => typeof policy[id] === 'string';
  return page(
    generatedNote,
    '# 谁能做什么',
    '两道检查都要通过：先看下表（岗位与范围），再由案件自己按环节、待办、回避和四眼原则决定（见后面各表）。岗位和单位来自目录，不来自登录凭证。',
    '## 接口操作与岗位',
    table(
      ['操作', '地址', ...people.map((role) => roleLabels[role])],
      operationIds
        .filter((id) => !isOpen(id))
        .map((id) => [code(id), addressOf(id), ...people.map((role) => reach(policy[id], role))]),
    ),
    table(
      ['操作', '地址', '谁'],
      operationIds.filter(isOpen).map((id) => [code(id), addressOf(id), open[String(policy[id])] ?? '']),
    ),
    '## 信用修复案：岗位与环节',
    roleStageTable(repairTables),
    '## 信用修复案：动作',
    actionTable(repairTables),
    '## 告知承诺案：岗位与环节',
    roleStageTable(commitmentTables),
    '## 告知承诺案：动作',
    actionTable(commitmentTables),
  );
};
