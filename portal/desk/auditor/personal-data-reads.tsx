import { Card } from 'antd';
import { instantText } from '../../shown/dates.ts';
import { useEntries } from '../api.ts';
import { DataTable } from '../shell/data-table.tsx';
import { Paged } from '../shell/paged.tsx';

interface Props {
  readonly subjectId: string | undefined;
  readonly caseId: string | undefined;
}

/** Who read the subject's personal data and documents, when and what for; of one case where there is one. */
export const PersonalDataReads = ({ subjectId, caseId }: Props) => {
  const query = caseId === undefined ? {} : { caseId };
  const asked = useEntries(
    'listPersonalDataReads',
    { params: { subjectId: subjectId ?? '' }, query },
    { enabled: subjectId !== undefined },
  );
  if (subjectId === undefined) return null;
  return (
    <Card title="谁读取过个人信息和材料">
      <Paged of={asked} nothing="没有读取记录。">
        {(reads) => (
          <DataTable
            caption="读取记录"
            rows={reads}
            keyOf={({ sequence }) => String(sequence)}
            columns={[
              { title: '时间', cell: ({ readAt }) => instantText(readAt) },
              {
                title: '谁',
                cell: ({ reader }) => [reader.unit?.name, reader.name, reader.roleLabel].filter(Boolean).join(' '),
              },
              { title: '用途', cell: ({ purpose }) => purpose },
            ]}
          />
        )}
      </Paged>
    </Card>
  );
};
