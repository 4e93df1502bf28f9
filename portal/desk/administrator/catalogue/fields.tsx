/** The kinds of fields a matter's form is made of. Where a field stands in the content says what it is called and what it may hold. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { freshId } from './form-values.ts';
import { isRequired, maxLengthAt, type Path, ruleAt } from './rule.ts';
import { termStatusLabels, words } from './words.ts';

interface FieldProps {
  readonly at: Path;
  readonly label?: string;
  readonly hint?: string;
  /** Within a list antd names a field by its row. */
  readonly name?: Path;
}

const labelOf = (at: Path): string => words[at.join('.') as keyof typeof words];

interface ItemProps extends FieldProps {
  readonly children: ReactNode;
}

export const Item = ({ at, label = labelOf(at), hint, name = at, children }: ItemProps) => (
  <Form.Item
    name={[...name]}
    label={label}
    required={isRequired(at)}
    rules={[ruleAt(at)]}
    validateTrigger="onBlur"
    {...(hint && { extra: hint })}
  >
    {children}
  </Form.Item>
);

const longerThan = 100;

export const TextField = (props: FieldProps) => {
  const maxLength = maxLengthAt(props.at) ?? longerThan;
  return (
    <Item {...props}>
      {maxLength > longerThan ? <Input.TextArea maxLength={maxLength} /> : <Input maxLength={maxLength} />}
    </Item>
  );
};

export const ChoiceField = ({
  options,
  ...props
}: FieldProps & { readonly options: Readonly<Record<string, string>> }) => (
  <Item {...props}>
    <Radio.Group options={Object.entries(options).map(([value, label]) => ({ value, label }))} />
  </Item>
);

export const YesNoField = (props: FieldProps) => (
  <Item {...props}>
    <Radio.Group
      options={[
        { value: true, label: '是' },
        { value: false, label: '否' },
      ]}
    />
  </Item>
);

/** A term has a number only where its status says that somebody set one. */
export const TermFields = ({
  at,
  label = labelOf(at),
  name = at,
  list = [],
}: FieldProps & { readonly list?: Path }) => {
  const form = Form.useFormInstance();
  const statusAt = [...list, ...name, 'status'];
  const unknown = Form.useWatch(statusAt, form) === 'unknown';
  return (
    <fieldset className="matter-term">
      <legend>{label}</legend>
      <Flex gap="0 24px" wrap>
        <Item at={[...at, 'status']} name={[...name, 'status']} label="状态">
          <Radio.Group options={Object.entries(termStatusLabels).map(([value, label]) => ({ value, label }))} />
        </Item>
        {!unknown && (
          <Form.Item
            name={[...name, 'workingDays']}
            label="工作日数"
            required
            validateTrigger="onBlur"
            rules={[ruleAt([...at, 'workingDays']), { required: true, message: '请填写' }]}
          >
            <InputNumber min={1} max={250} precision={0} suffix="个工作日" style={{ width: 140 }} />
          </Form.Item>
        )}
      </Flex>
      <TextField at={[...at, 'basis']} name={[...name, 'basis']} label="依据" hint="规定的名称和条文，或者由谁设定" />
    </fieldset>
  );
};

interface RowsProps {
  readonly at: Path;
  /** What a new entry's id begins with, and what one entry is called. */
  readonly kind: string;
  readonly entry: string;
  readonly blank?: Readonly<Record<string, unknown>>;
  readonly hint?: string;
  /** The fields of one row, by its place. */
  readonly children: (row: number, index: number) => ReactNode;
}

/** A list of entries that have an id of their own, which nobody has to type. */
export const Rows = ({ at, kind, entry, blank = {}, hint, children }: RowsProps) => {
  const form = Form.useFormInstance();
  const taken = (): string[] => ((form.getFieldValue([...at]) ?? []) as { id?: string }[]).map(({ id = '' }) => id);
  return (
    <Form.List name={[...at]}>
      {(rows, { add, remove }) => (
        <fieldset className="matter-rows">
          <legend>{labelOf(at)}</legend>
          {hint && <p className="matter-hint">{hint}</p>}
          {rows.map((row, index) => (
            <div key={row.key} className="matter-row">
              <div>{children(row.name, index)}</div>
              <Delete what={`${entry}${index + 1}`} onClick={() => remove(row.name)} />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ ...blank, id: freshId(kind, taken()) })}>
            增加{entry}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
};

const Delete = ({ what, onClick }: { readonly what: string; readonly onClick: () => void }) => (
  <Button aria-label={`删除${what}`} title={`删除${what}`} icon={<DeleteOutlined />} onClick={onClick} />
);

/** A list of plain texts. */
export const TextRows = ({ at, entry }: Pick<RowsProps, 'at' | 'entry'>) => (
  <Form.List name={[...at]}>
    {(rows, { add, remove }) => (
      <fieldset className="matter-rows">
        <legend>{labelOf(at)}</legend>
        {rows.map((row, index) => (
          <div key={row.key} className="matter-row">
            <TextField at={[...at, 0]} name={[row.name]} label={`${entry}${index + 1}`} />
            {rows.length > 1 && <Delete what={`${entry}${index + 1}`} onClick={() => remove(row.name)} />}
          </div>
        ))}
        <Button type="dashed" icon={<PlusOutlined />} onClick={() => add('')}>
          增加{entry}
        </Button>
      </fieldset>
    )}
  </Form.List>
);
