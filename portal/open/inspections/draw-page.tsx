/** One random inspection with the proof by which anybody can draw again. */
import type { AnswerOf } from '../../api/operations.ts';
import { instantText } from '../../shown/dates.ts';
import { sizeText } from '../../shown/draws.ts';
import { call, useAsked } from '../asked.ts';
import { Page } from '../page.tsx';
import { Answered, Notice } from '../states.tsx';
import { DrawAgain } from './draw-again.tsx';

type Draw = AnswerOf<'readPublicInspectionDraw'>;
type Proof = NonNullable<Draw['proof']>;

export const DrawPage = ({ id }: { readonly id: string }) => {
  const asked = useAsked(id, (signal) => call('readPublicInspectionDraw', { params: { drawId: id } }, { signal }));
  return (
    <Page title="随机抽查的公告和证明">
      <p className="no-print">
        <a href="/inspections">返回随机抽查</a>
      </p>
      <Answered of={asked}>{(draw) => <Shown draw={draw} />}</Answered>
    </Page>
  );
};

const Shown = ({ draw }: { readonly draw: Draw }) => (
  <>
    <section aria-labelledby="announced">
      <h2 id="announced">公告</h2>
      <dl className="facts">
        <Fact name="单位" value={draw.unit.name} />
        <Fact name="公告时间" value={instantText(draw.announcedAt)} />
        <Fact name="抽查对象" value={`${instantText(draw.cutOffAt)}之前准予、仍然有效的事项`} />
        <Fact name="抽取数量" value={sizeText(draw.size)} />
        <Fact name="每件检查人员" value={`${draw.inspectorsPerCase}名`} />
        <Fact name="种子的摘要（SHA-256）" value={draw.seedHash} />
      </dl>
    </section>
    {draw.heldAt === null ? (
      <Notice title="还没有抽取">
        <p>抽取时公布整份证明的摘要；全部检查结束后公开证明，任何人都可以重新抽取并核对。</p>
      </Notice>
    ) : (
      <section aria-labelledby="result">
        <h2 id="result">抽取</h2>
        <dl className="facts">
          <Fact name="抽取时间" value={instantText(draw.heldAt)} />
          <Fact name="结果" value={`从${draw.poolSize}件事项中抽出${draw.selectedCount}件`} />
          <Fact name="证明的摘要（SHA-256）" value={draw.proofHash ?? ''} />
        </dl>
      </section>
    )}
    {draw.heldAt !== null &&
      (draw.proof === null ? (
        <Notice title="正在检查">
          <p>全部检查结束后公开证明，可以与上面的摘要核对；在此之前，被抽中的单位不能从中得知。</p>
        </Notice>
      ) : (
        <ProofShown draw={draw} proof={draw.proof} />
      ))}
  </>
);

const ProofShown = ({ draw, proof }: { readonly draw: Draw; readonly proof: Proof }) => (
  <section aria-labelledby="proof">
    <h2 id="proof">证明</h2>
    <ol>
      <li>公告时先公布种子的摘要，所以种子不能事后更换。</li>
      <li>系统在种子提交之后加入自己的随机数，所以谁都不能事先算出结果。</li>
      <li>每件事项按信用状况有若干签，信用越差签越多；由种子、随机数、代号和签号算出每一签的号码，号码小的抽中。</li>
      <li>抽取时已经公布整份证明的摘要，所以证明不能事后更改。</li>
    </ol>
    <dl className="facts">
      <Fact name="种子" value={proof.seed} />
      <Fact name="随机数" value={proof.nonce} />
    </dl>
    <h3>抽中的事项</h3>
    <p className="help">事项和检查人员以代号表示，知道事项编号的人可以找到它，其他人看不出是谁。</p>
    <ol className="marks">
      {proof.selected.map((one) => (
        <li key={one.case}>
          <code>{one.case}</code>
          <span className="help">
            检查人员：
            {one.inspectors.map((inspector) => (
              <code key={inspector}>{inspector}</code>
            ))}
          </span>
        </li>
      ))}
    </ol>
    <DrawAgain proof={proof} proofHash={draw.proofHash ?? ''} />
    <p>
      <a href={`/api/public/inspection-draws/${draw.drawId}`} target="_blank" rel="noreferrer">
        打开全部证明数据（JSON，新窗口）
      </a>
    </p>
  </section>
);

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
