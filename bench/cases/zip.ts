/** A zip archive of a few files, uncompressed: all that uploading a function needs. */
import { crc32 } from 'node:zlib';

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endRecord = 0x06054b50;
const version = 20;

/** The fields both headers share, from the version on. */
const fields = (name: Buffer, data: Buffer): Buffer => {
  const buffer = Buffer.alloc(26);
  buffer.writeUInt16LE(version, 0);
  // Flags, method and time stay 0; the date is the first that zip knows.
  buffer.writeUInt16LE(0x21, 8);
  buffer.writeUInt32LE(crc32(data), 10);
  buffer.writeUInt32LE(data.length, 14);
  buffer.writeUInt32LE(data.length, 18);
  buffer.writeUInt16LE(name.length, 22);
  return buffer;
};

const uint32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
};

/** The archive's bytes. */
export const zip = (files: Readonly<Record<string, Uint8Array>>): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [file, contents] of Object.entries(files)) {
    const [name, data] = [Buffer.from(file), Buffer.from(contents)];
    const local = Buffer.concat([uint32(localHeader), fields(name, data), name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([version, 0]);
    centrals.push(Buffer.concat([uint32(centralHeader), madeBy, fields(name, data), tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, uint32(endRecord), end]);
};
