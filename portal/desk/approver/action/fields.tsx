import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, DatePicker, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAbout } from './about.ts';
import { Evidence } from './evidence.tsx';
import { choiceLabels, fieldWords, templates } from './labels.ts';
import { type Field, isVariants, type Variants } from './schema.ts';
import { isPerRecord } from './values.ts';

type Path = readonly (string | number)[];
interface Placed {
  /** Where in the form the field's parent is. */
  readonly at?: Path;
  /** Of a row in a list: antd names rows within their list. */
  readonly within?: Path;
}

const wordsOf = (action: string, name: string) =>
  fieldWords[`${action}.${name}`] ?? fieldWords[name] ?? { label: name };

export const Fields = ({ fields, at = [], within = [] }: { readonly fields: readonly Field[] } & Placed) =>
  fields.map((field) => <OneField key={field.name} field={field} at={at} within={within} />);

const OneField = ({ field, at = [], within = [] }: { readonly field: Field } & Placed) => {
  const { action } = useAbout();
  const { label, hint } = wordsOf(action, field.name);
  const name = [...at, field.name];
  if (field.kind === 'group')
    return (
      <Card size="small" title={field.optional ? `${label}（如有）` : label}>
        <Fields fields={field.fields} at={name} within={within} />
      </Card>
    );
  if (field.kind === 'variants')
    return <VariantFields variants={field.variants} at={name} within={within} title={label} />;
  if (field.kind === 'list') return <Rows field={field} name={name} title={label} />;
  if (field.name === 'recordId' && !field.optional) return null;
  return (
    <Form.Item
      label={label}
      name={name as (string | number)[]}
      required={!field.optional}
      {...(hint && { extra: hint })}
    >
      <Control field={field} name={[...within, ...name]} />
    </Form.Item>
  );
};

interface ControlProps {
  readonly field: Exclude<Field, { kind: 'group' | 'variants' | 'list' }>;
  readonly name: Path;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
  readonly id?: string;
}

const Control = ({ field, name: _, ...control }: ControlProps): ReactNode => {
  const about = useAbout();
  const special = options(field.name, about);
  if (special !== undefined) {
    const props = { ...control, options: [...special] };
    return field.kind === 'ids' ? (
      <Select mode="multiple" {...props} value={props.value as string[]} />
    ) : (
      <Select {...props} value={props.value as string} />
    );
  }
  switch (field.kind) {
    case 'number':
      return <InputNumber min={1} {...control} value={control.value as number} />;
    case 'date':
      return <DatePicker format="YYYY年M月D日" {...(control as object)} />;
    case 'boolean':
      return (
        <Radio.Group {...control} onChange={({ target }) => control.onChange?.(target.value)}>
          <Radio value={true}>是</Radio>
          <Radio value={false}>否</Radio>
        </Radio.Group>
      );
    case 'choice':
      return (
        <Radio.Group {...control} onChange={({ target }) => control.onChange?.(target.value)}>
          {field.options.map((option) => (
            <Radio key={option} value={option}>
              {choiceLabels[`${field.name}.${option}`] ?? option}
            </Radio>
          ))}
        </Radio.Group>
      );
    case 'ids':
      return <Evidence value={(control.value ?? []) as string[]} onChange={(ids) => control.onChange?.(ids)} />;
    default:
      return <Text field={field} {...control} />;
  }
};

const options = (name: string, about: ReturnType<typeof useAbout>) => {
  if (name === 'recordIds' || name === 'recordId')
    return about.records.map(({ recordId, title }) => ({ value: recordId, label: title }));
  if (name === 'answer' && about.answers.length > 0) return about.answers;
  if (name === 'way') return about.ways;
  if (name === 'unitId') return about.assistingUnits;
  if (name === 'inspectors') return about.verifiers;
  return undefined;
};

const longerThan = 100;

const Text = ({ field, value, onChange, id }: Omit<ControlProps, 'name'>) => {
  const { action } = useAbout();
  const maxLength = field.kind === 'text' ? field.maxLength : undefined;
  const shared = { value: value as string, ...(id && { id }), ...(maxLength && { maxLength }) };
  const offered = templates[`${action}.${field.name}`] ?? [];
  return (
    <>
      {(maxLength ?? 0) > longerThan ? (
        <Input.TextArea {...shared} onChange={({ target }) => onChange?.(target.value)} />
      ) : (
        <Input {...shared} onChange={({ target }) => onChange?.(target.value)} />
      )}
      {offered.length > 0 && (
        <Flex gap={4} wrap className="templates">
          {offered.map((text) => (
            <Button key={text} size="small" type="dashed" onClick={() => onChange?.(text)}>
              {text}
            </Button>
          ))}
        </Flex>
      )}
    </>
  );
};

/** One of several shapes: first which, then what belongs to it. */
const VariantFields = ({
  variants,
  at,
  within = [],
  title,
}: {
  readonly variants: Variants;
  readonly at: Path;
  readonly within?: Path;
  readonly title: string;
}) => {
  const path = [...within, ...at, variants.by];
  const chosen = Form.useWatch(path as (string | number)[]) as string | undefined;
  return (
    <>
      <Form.Item label={title} name={[...at, variants.by] as (string | number)[]} required>
        <Radio.Group optionType="button" buttonStyle="solid">
          {Object.keys(variants.shapes).map((value) => (
            <Radio key={value} value={value}>
              {choiceLabels[`${variants.by}.${value}`] ?? value}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {chosen !== undefined && <Fields fields={variants.shapes[chosen] ?? []} at={at} within={within} />}
    </>
  );
};

const Rows = ({
  field,
  name,
  title,
}: {
  readonly field: Field & { kind: 'list' };
  readonly name: Path;
  readonly title: string;
}) => {
  const { records, action } = useAbout();
  const perRecord = isPerRecord(field);
  return (
    <Form.List name={name as (string | number)[]}>
      {(rows, { add, remove }) => (
        <fieldset className="rows">
          <legend>{title}</legend>
          {rows.map((row, index) => (
            <Card
              key={row.key}
              size="small"
              title={perRecord ? records[index]?.title : `第${index + 1}项`}
              extra={
                !perRecord &&
                rows.length > 1 && (
                  <Button size="small" type="text" icon={<DeleteOutlined />} onClick={() => remove(row.name)}>
                    删除
                  </Button>
                )
              }
            >
              {isVariants(field.of) ? (
                <VariantFields
                  variants={field.of}
                  at={[row.name]}
                  within={name}
                  title={wordsOf(action, field.of.by).label}
                />
              ) : (
                <Fields fields={field.of} at={[row.name]} within={name} />
              )}
            </Card>
          ))}
          {!perRecord && (
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
              增加一项
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  );
};
