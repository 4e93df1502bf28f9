/** Reference pages that are one table each: refusals, log lines, who may do what. */

import { allContracts } from '#contracts/index.ts';
import { type OperationId, operationIds, ruleOf } from '#domain/access/operations.ts';
import { roleLabels } from '#domain/access/person.ts';
import type { Relation, Rule } from '#domain/access/policy.ts';
import { type Role, roles } from '#domain/kernel/actor.ts';
import { allProblems } from '#domain/kernel/all-problems.ts';
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
      Object.entries(allProblems).map(([name, problem]) => [
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
  ownRepair: '本企业，授权包括信用修复',
  ownCommitment: '本企业，授权包括承诺',
  ownKind: '本企业，授权包括该类事项',
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
  const people = roles.filter((role) => operationIds.some((id) => reach(ruleOf[id], role) !== ''));
  const isOpen = (id: OperationId): boolean => typeof ruleOf[id] === 'string';
  return page(
    generatedNote,
    '# 谁能做什么',
    '两道检查都要通过：先看下表（岗位与范围），再由案件自己按环节、待办、回避和四眼原则决定（见后面各表）。岗位和单位来自目录，不来自登录凭证；系统管理员变更岗位、单位或者停用用户，从该用户的下一次请求起生效，并记入任职变更的历史，任何人不得更改自己的岗位。新用户由身份服务建立账号、由目录登记岗位后才能使用。',
    '## 接口操作与岗位',
    table(
      ['操作', '地址', ...people.map((role) => roleLabels[role])],
      operationIds
        .filter((id) => !isOpen(id))
        .map((id) => [code(id), addressOf(id), ...people.map((role) => reach(ruleOf[id], role))]),
    ),
    table(
      ['操作', '地址', '谁'],
      operationIds.filter(isOpen).map((id) => [code(id), addressOf(id), open[String(ruleOf[id])] ?? '']),
    ),
    '## 材料和单位证据',
    '申请人为所代表的企业上传材料，只在自己的申请和答复中使用。核查人和督办人为本单位办理的事项上传证据（照片、PDF，格式、大小和校验规则相同），只能在该事项中由本单位使用；事项已有的材料可以直接引用，其他事项、其他主体的不能。',
    '有权查看事项的人都能查看其中的材料，办理人员每次查看都留痕。企业何时能看到单位证据：核查或者抽查认为承诺已履行的，登记之后；认为违诺的，责令整改或者撤销决定之后；信用修复的核查证据，审批之后；虚假材料或者违诺的证据，撤销修复之后。不成立的报告和单位之间协助核查的证据不向企业出示（[原因](adr/0013-evidence-belongs-to-one-case.md)）。',
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
