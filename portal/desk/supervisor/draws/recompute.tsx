import { Alert, Button, Card, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../api/operations.ts';
import { type DrawnAgain, drawAgain } from '../../../proof/draw.ts';
import { save } from '../../documents/save.ts';

interface Props {
  readonly proof: NonNullable<AnswerOf<'readInspectionDraw'>['proof']>;
  readonly proofHash: string;
}

/** The proof, and the drawing done over by this browser. */
export const Recompute = ({ proof, proofHash }: Props) => {
  const [again, setAgain] = useState<DrawnAgain | null>(null);
  return (
    <Card title="证明">
      <Flex vertical gap={12}>
        <div>
          <Typography.Text type="secondary">证明的摘要（SHA-256），抽取时已公布</Typography.Text>
          <p className="hash">{proofHash}</p>
          <Typography.Text type="secondary">系统的随机数，提交种子之后加入</Typography.Text>
          <p className="hash">{proof.nonce}</p>
        </div>
        <Flex gap={8} wrap>
          <Button type="primary" onClick={() => setAgain(drawAgain(proof, proofHash))}>
            在浏览器中复算
          </Button>
          <Button
            onClick={() =>
              save(
                'inspection-draw.json',
                new Blob([JSON.stringify({ kind: 'draw', proofHash, proof })], { type: 'application/json' }),
              )
            }
          >
            导出证明（JSON）
          </Button>
        </Flex>
        <div role="status">{again && <Verdict again={again} />}</div>
      </Flex>
    </Card>
  );
};

const Verdict = ({ again: { fault, poolSize, selected } }: { readonly again: DrawnAgain }) =>
  fault === null ? (
    <Alert
      type="success"
      showIcon
      title="复算一致"
      description={`本浏览器用种子和随机数从${poolSize}件中重新抽出${selected}件，事项、检查人员和先后都与公布的相同，整份证明与摘要相符。`}
    />
  ) : (
    <Alert type="error" showIcon title="复算不一致" description={`${fault}请保留这份证明，并向审计部门报告。`} />
  );
