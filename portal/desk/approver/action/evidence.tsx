/** Documents an officer adds: sent to the store directly, under the hash that is written down with them. */
import { UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Progress, Typography, Upload } from 'antd';
import { useRef, useState } from 'react';
import { carry, faultOf } from '../../documents/upload.ts';
import { ProblemAlert } from '../../shell/states.tsx';
import { useAbout } from './about.ts';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

export const Evidence = ({ value, onChange }: Props) => {
  const { caseId } = useAbout();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [percent, setPercent] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const gone = useRef(new AbortController());

  const send = async (file: File): Promise<void> => {
    setFault(faultOf(file));
    setError(null);
    if (faultOf(file) !== null) return;
    setPercent(0);
    try {
      const documentId = await carry(
        { key: crypto.randomUUID(), file, owner: { caseId } },
        setPercent,
        gone.current.signal,
      );
      setNames((before) => ({ ...before, [documentId]: file.name }));
      onChange([...value, documentId]);
    } catch (problem) {
      setError(problem);
    } finally {
      setPercent(null);
    }
  };

  return (
    <Flex vertical gap={8}>
      <Upload
        accept="application/pdf,image/jpeg,image/png"
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>上传（PDF、JPG、PNG）</Button>
      </Upload>
      {percent !== null && <Progress percent={percent} size="small" />}
      {fault !== null && <Typography.Text type="danger">{fault}</Typography.Text>}
      {error !== null && <ProblemAlert error={error} />}
      {value.map((documentId) => (
        <Flex key={documentId} justify="space-between">
          <Typography.Text ellipsis>{names[documentId] ?? '已上传的材料'}</Typography.Text>
          <Button size="small" type="link" onClick={() => onChange(value.filter((other) => other !== documentId))}>
            移除
          </Button>
        </Flex>
      ))}
    </Flex>
  );
};
