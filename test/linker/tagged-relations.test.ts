/** What the paper says of names that no catalog knows and nothing introduces: presented in passing, or left alone. */
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createLinker } from '../../src/linker/index.ts';
import { recordOfText } from '../../src/records/record.ts';
import { relationsOf } from './read-paper.ts';

const linker = createLinker(loadCatalog());
const OPENING =
  'Segmenting medical images with deep neural networks needs many labels. In this paper, we propose a new network for semantic segmentation that learns from few annotated images.';
const CLOSING =
  'Extensive experiments show that our method outperforms state-of-the-art segmentation models.';

function relationsIn(sentence: string): string[] {
  const record = recordOfText({
    title: 'Learning to segment medical images from few labels',
    abstract: `${OPENING} ${sentence} ${CLOSING}`,
  });
  return relationsOf(linker.consolidate([linker.read(record)])[0]!);
}

describe('a part of what the paper builds', () => {
  it.each([
    'Specifically, it has a Zonal Mask Refinement (ZMR) module for edges.',
    'It comprises two key components: Zonal Mask Refinement (ZMR), which sharpens edges, and a decoder.',
    'A Zonal Mask Refinement (ZMR) module is further proposed to sharpen edges.',
    'Edges are sharpened through Zonal Mask Refinement (ZMR).',
    'The proposed Zonal Mask Refinement (ZMR) is fast.',
    'It comprises two complementary networks: the Zonal Mask Network (ZMNet) and the Dense Mask Network (DMNet).',
  ])('%s', sentence => {
    expect(relationsIn(sentence)).toContainEqual(expect.stringMatching(/^INTRODUCES Z/u));
  });
});

describe('what only looks like a technique', () => {
  it.each([
    'The images were taken with a Zeiss ZX-5 camera.',
    'The code runs on a ZR-77 board in real time.',
    'It supports the ZKL3 annotation format.',
    'Earlier work met the Zonal Xerox Review (ZXR) of clinics.',
    'It is trained with zoned xylem records (ZXR).',
  ])('%s', sentence => {
    expect(relationsIn(sentence).filter(relation => /Z[XRK]/u.test(relation))).toEqual([]);
  });
});

describe('data that only the tagger knows', () => {
  it('is evaluated on where its list says what it is', () => {
    expect(relationsIn('Experiments on two datasets, ZonSeg-9 and MedZor, confirm it.')).toEqual(
      expect.arrayContaining(['EVALUATES_ON ZonSeg-9']),
    );
  });

  it('is left alone where it runs the code', () => {
    expect(relationsIn('It needs 9 ms on an NVIDIA Jetson Zor.')).not.toContainEqual(
      expect.stringMatching(/Jetson/u),
    );
  });
});

describe('what a paper presents, and what it does not', () => {
  it('goes by its short form where the long one runs on', () => {
    const told = relationsIn('We propose Zoning via Refinement Nets (ZoViRN), a new framework.');
    expect(told.filter(relation => relation.startsWith('INTRODUCES'))).toEqual(['INTRODUCES ZoViRN']);
  });

  it.each([
    'We propose enriching the ZRM inputs with masks.',
    'We propose ZorScore, a metric of edge quality.',
    'We test it on two public sets, namely ZonSeg-9 and MedZor.',
    'We name this failure zone drift and report it.',
  ])('%s', sentence => {
    expect(relationsIn(sentence).filter(relation => relation.startsWith('INTRODUCES'))).toEqual([]);
  });
});
