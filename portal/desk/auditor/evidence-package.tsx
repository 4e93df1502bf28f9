/** One file that proves a history to whoever has nothing of the system: what is in it is said before, its digest afterwards. */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { type Checked, summaryOf } from '../../evidence/check.ts';
import type { Contents } from '../../evidence/contents.ts';
import type { AuditedKind } from '../../evidence/kinds.ts';
import { save } from '../documents/save.ts';
import { useMe } from '../person.ts';
import { ProblemAlert } from '../shell/states.tsx';
import type { Proof } from './verify.ts';

interface Props {
  readonly kind: AuditedKind;
  readonly id: string;
  readonly proof: Proof;
  readonly contents: Contents;
}

export const EvidencePackage = (of: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        导出证据包
      </Button>
      <Modal open={open} title="导出证据包" width={640} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Making {...of} />
      </Modal>
    </>
  );
};

const Making = ({ kind, id, proof, contents }: Props) => {
  const me = useMe();
  const [withDocuments, setWithDocuments] = useState(false);
  const [doing, say] = useState('正在准备…');
  const making = useMutation({
    mutationFn: async () => {
      // Nobody but who exports needs what makes a package.
      const { made } = await import('./make.ts');
      const exportedBy = { role: 'auditor' as const, unitId: me.unit?.id ?? null };
      return made({ kind, id, proof, contents, withDocuments, exportedBy }, say);
    },
    onSuccess: ({ name, zip }) => save(name, zip),
  });
  if (making.data !== undefined) return <Made {...making.data} />;
  return (
    <Flex vertical gap={12}>
      <ContentsList proof={proof} contents={contents} />
      {contents.documents.length > 0 && (
        <Checkbox checked={withDocuments} onChange={({ target }) => setWithDocuments(target.checked)}>
          一并装入{contents.documents.length}份材料的文件。每一份的读取都会留痕，记明是谁、何时、为哪个事项。
        </Checkbox>
      )}
      <Alert
        type="warning"
        showIcon
        title="证据包须妥善保管"
        description="其中有办理经过、决定和材料，可能涉及个人信息和商业秘密。请只存放在受控的地方，只交给有权查看的人。"
      />
      {making.error && <ProblemAlert error={making.error} />}
      <Flex gap={12} align="center">
        <Button type="primary" loading={making.isPending} onClick={() => making.mutate()}>
          {making.error ? '重新导出' : '导出'}
        </Button>
        {making.isPending && <span role="status">{doing}</span>}
      </Flex>
    </Flex>
  );
};

const ContentsList = ({ proof, contents }: Pick<Props, 'proof' | 'contents'>) => (
  <>
    <p>一个 zip 文件，不需要本系统就能核验：</p>
    <ul className="audit-contents">
      <li>{proof.events.length}个事件的原文，逐字节照存储的样子，连同哈希</li>
      <li>
        {proof.checkpoints.length === 0 ? '尚无覆盖这段历史的每日检查点' : `${proof.checkpoints.length}个每日检查点`}
      </li>
      <li>经过：可以阅读和打印的网页</li>
      {contents.decisions.length > 0 && (
        <li>
          {proof.firstBad === null
            ? `${contents.decisions.length}份决定书（PDF）`
            : '没有决定书：历史不完整时不再生成决定书'}
        </li>
      )}
      <li>清单：每个文件的大小和SHA-256，何时、以何岗位导出；不含姓名</li>
      <li>核验页 check.html：不联网，用浏览器从本机打开</li>
    </ul>
  </>
);

interface MadeProps {
  readonly name: string;
  readonly digest: string;
  readonly leftOut: number;
  readonly checked: Checked;
}

const Made = ({ name, digest, leftOut, checked }: MadeProps) => {
  const wrong = checked.findings.filter(({ standing }) => standing === 'differs');
  return (
    <Flex vertical gap={12}>
      {wrong.length === 0 ? (
        <Alert
          type="success"
          showIcon
          title={`已导出 ${name}`}
          description={`按核验页的方法核对过：${summaryOf(checked.findings)}。`}
        />
      ) : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`已导出 ${name}，其中有${wrong.length}项不符`}
          description={
            <ul>
              {wrong.map(({ item, text }) => (
                <li key={item}>
                  {item}：{text}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {leftOut > 0 && <p>有{leftOut}份决定书或者材料没有装入，清单里已经写明。</p>}
      <div>
        <p>清单校验值。请另行记录，例如写入审计底稿：有了它，整个包被人替换也能发现。</p>
        <Typography.Paragraph className="hash" copyable={{ tooltips: ['复制校验值', '已复制'] }}>
          {digest}
        </Typography.Paragraph>
      </div>
    </Flex>
  );
};
