/** What a name denotes: a thing of the schema as the catalog or the corpus knows it. */

export type EntityLabel = 'Model' | 'Technique' | 'Dataset' | 'Benchmark';

export interface Entity {
  /** `model:llama-2` */
  readonly id: string;
  readonly label: EntityLabel;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Further properties of the node, empty ones left out. */
  readonly properties: Readonly<Record<string, string | number>>;
  /** Name of the base model or of the broader technique. */
  readonly parent: string | null;
  /** The name means other things too: a link needs evidence. */
  readonly guarded: boolean;
  /** A task or a property that names the methods for it too ("calibration"): it is used only where the words say so. */
  readonly isAim: boolean;
}
