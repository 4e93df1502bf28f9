import { Card } from 'antd';
import { Link } from 'react-router';
import type { EntryOf } from '../../../api/operations.ts';
import { instantText } from '../../../shown/dates.ts';
import { drawStateText, sizeText } from '../../../shown/draws.ts';
import { useEntries } from '../../api.ts';
import { may, useMe } from '../../person.ts';
import { DataTable } from '../../shell/data-table.tsx';
import { LinkButton } from '../../shell/link-button.tsx';
import { Mark } from '../../shell/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { Paged } from '../../shell/paged.tsx';
import { drawAddress } from './words.ts';

type Draw = EntryOf<'listInspectionDraws'>;

const toneOf = ({ heldAt, revealedAt }: Draw) => (revealedAt !== null ? 'good' : heldAt !== null ? 'current' : 'near');

/** The random inspections that concern one's office, the newest first. */
export const Component = () => {
  const me = useMe();
  const asked = useEntries('listInspectionDraws', { query: {} }, { refetchInterval: 30_000 });
  return (
    <Page
      title="双随机抽查"
      actions={
        may(me, 'announceInspectionDraw') && (
          <LinkButton type="primary" to="/inspection-draws/new">
            公告抽查
          </LinkButton>
        )
      }
    >
      <Card>
        <Paged of={asked} nothing="还没有公告过随机抽查。">
          {(draws) => (
            <DataTable
              caption="随机抽查"
              rows={draws}
              keyOf={({ drawId }) => drawId}
              columns={[
                {
                  title: '单位',
                  cell: ({ drawId, unit }) => <Link to={drawAddress(drawId)}>{unit.name}</Link>,
                },
                { title: '公告', cell: ({ announcedAt }) => instantText(announcedAt) },
                { title: '统计截止', cell: ({ cutOffAt }) => instantText(cutOffAt) },
                { title: '抽取数量', cell: ({ size }) => sizeText(size) },
                {
                  title: '结果',
                  cell: ({ poolSize, selectedCount }) =>
                    poolSize === null ? '—' : `从${poolSize}件中抽出${selectedCount}件`,
                },
                { title: '状态', cell: (draw) => <Mark tone={toneOf(draw)}>{drawStateText(draw)}</Mark> },
              ]}
            />
          )}
        </Paged>
      </Card>
    </Page>
  );
};
