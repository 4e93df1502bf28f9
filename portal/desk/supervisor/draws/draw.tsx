import { Alert, Card, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../api/operations.ts';
import { instantText } from '../../../shown/dates.ts';
import { drawStateText, sizeText } from '../../../shown/draws.ts';
import { useAnswer, useEntries } from '../../api.ts';
import { caseAddress } from '../../approver/case/address.ts';
import { Facts } from '../../approver/case/facts.tsx';
import { DataTable } from '../../shell/data-table.tsx';
import { Mark } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
import { Shown } from '../../shell/states.tsx';
import { Hold } from './hold.tsx';
import { Recompute } from './recompute.tsx';
import { levelWords, progressWords } from './words.ts';
import '../../approver/case/case.css';
import './draws.css';

type Draw = AnswerOf<'readInspectionDraw'>;

const refetchInterval = 30_000;

/** One random inspection: what was announced, what was drawn, how each inspection stands, and the proof. */
export const Component = () => {
  const { drawId = '' } = useParams();
  return (
    <Page title="随机抽查">
      <Shown of={useAnswer('readInspectionDraw', { params: { drawId } }, { refetchInterval })}>
        {(draw) => (
          <div className="draw">
            <Announced draw={draw} />
            {draw.mayHold && <Hold drawId={draw.drawId} seedHash={draw.seedHash} />}
            {draw.heldAt === null && !draw.mayHold && (
              <Alert
                type="info"
                showIcon
                title="还没有抽取"
                description={`统计截止时刻（${instantText(draw.cutOffAt)}）之后，由督办人提交种子抽取。`}
              />
            )}
            {draw.heldAt !== null && <DrawnCases draw={draw} />}
            {draw.proof !== null && draw.proofHash !== null && (
              <Recompute proof={draw.proof} proofHash={draw.proofHash} />
            )}
          </div>
        )}
      </Shown>
    </Page>
  );
};

const Announced = ({ draw }: { readonly draw: Draw }) => (
  <Card>
    <Typography.Title level={2} style={{ fontSize: 18, marginTop: 0 }}>
      {draw.unit.name} <Mark tone={draw.revealedAt === null ? 'current' : 'good'}>{drawStateText(draw)}</Mark>
    </Typography.Title>
    <Facts
      of={{
        公告: instantText(draw.announcedAt),
        只抽此刻起准予的: draw.grantedFrom && instantText(draw.grantedFrom),
        统计截止: instantText(draw.cutOffAt),
        抽取数量: sizeText(draw.size),
        检查人员名单: draw.inspectors.map(({ name }) => name).join('、'),
        每件检查人员: `${draw.inspectorsPerCase}名`,
        抽取: draw.heldAt && instantText(draw.heldAt),
        抽查对象: draw.poolSize !== null && `${draw.poolSize}件（${levelsText(draw)}）`,
        抽中: draw.selectedCount !== null && `${draw.selectedCount}件`,
        证明公开: draw.revealedAt && instantText(draw.revealedAt),
      }}
    />
    <Typography.Text type="secondary">种子的摘要（SHA-256）</Typography.Text>
    <p className="hash">{draw.seedHash}</p>
    {draw.heldAt !== null && draw.revealedAt === null && (
      <Alert type="info" showIcon title="全部检查结束后自动公开证明；在此之前，请不要让被抽中的企业知道。" />
    )}
  </Card>
);

/** The pool by intensity, which follows from the credit of each subject on the day of the draw and gives it its lots. */
const levelsText = ({ pool }: Draw): string =>
  [...Map.groupBy(pool, ({ level, weight }) => `核查强度${levelWords[level]}、每件${weight}签`)]
    .map(([text, of]) => `${text}的${of.length}件`)
    .join('；');

const DrawnCases = ({ draw: { drawId } }: { readonly draw: Draw }) => (
  <Card title="抽中的事项">
    <Paged
      of={useEntries('listDrawnCases', { params: { drawId }, query: {} }, { refetchInterval })}
      nothing="没有抽中的事项。"
    >
      {(cases) => (
        <DataTable
          caption="抽中的事项和检查进度"
          rows={cases}
          keyOf={({ caseId }) => caseId}
          columns={[
            {
              title: '主体',
              cell: ({ caseId, subjectName }) => (
                <Link to={caseAddress({ caseKind: 'commitmentCase', caseId })}>{subjectName}</Link>
              ),
            },
            { title: '事项', cell: ({ matterName }) => matterName },
            { title: '核查强度', cell: ({ level }) => levelWords[level] },
            { title: '检查人员', cell: ({ inspectors }) => inspectors.map(({ name }) => name).join('、') },
            {
              title: '进度',
              cell: ({ progress }) => <Mark tone={progressWords[progress].tone}>{progressWords[progress].word}</Mark>,
            },
          ]}
        />
      )}
    </Paged>
  </Card>
);
