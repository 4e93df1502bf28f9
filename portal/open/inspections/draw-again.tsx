/** Drawing again on the spot, for whoever does not want to believe it. What it takes is loaded only then. */
import { useState } from 'react';
import type { AnswerOf } from '../../api/operations.ts';
import type { DrawnAgain } from '../../proof/draw.ts';
import { Notice } from '../states.tsx';

interface Props {
  readonly proof: NonNullable<AnswerOf<'readPublicInspectionDraw'>['proof']>;
  readonly proofHash: string;
}

export const DrawAgain = ({ proof, proofHash }: Props) => {
  const [again, setAgain] = useState<DrawnAgain | 'underWay' | 'notLoaded' | null>(null);
  const start = (): void => {
    setAgain('underWay');
    import('../../proof/draw.ts').then(
      ({ drawAgain }) => setAgain(drawAgain(proof, proofHash)),
      () => setAgain('notLoaded'),
    );
  };
  return (
    <>
      <p className="actions no-print">
        <button type="button" className="button" onClick={start} disabled={again === 'underWay'}>
          在浏览器中复算
        </button>
      </p>
      <div role="status">{again !== null && <Outcome again={again} />}</div>
    </>
  );
};

const Outcome = ({ again }: { readonly again: DrawnAgain | 'underWay' | 'notLoaded' }) => {
  if (again === 'underWay') return <p>正在复算…</p>;
  if (again === 'notLoaded')
    return (
      <Notice title="没有载入复算程序">
        <p>请检查网络后再点一次。</p>
      </Notice>
    );
  const { fault, poolSize, selected } = again;
  return fault === null ? (
    <Notice title="复算一致">
      <p>
        您的浏览器用种子和随机数从{poolSize}件中重新抽出{selected}
        件，事项、检查人员和先后都与公布的相同，整份证明与摘要相符。
      </p>
    </Notice>
  ) : (
    <Notice kind="warning" title="复算不一致">
      <p>{fault}请保留这份数据，并向信用管理部门反映。</p>
    </Notice>
  );
};
