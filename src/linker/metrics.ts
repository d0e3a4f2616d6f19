/** Measures that scores are stated in: their names, and which of them a number near by is stated in. */
const NAMES = [
  String.raw`(?:(?:top-\d+|balanced|overall|average|mean|test|exact match|execution|classification|zero-shot|few-shot|macro|micro|weighted|unweighted|token-level|answer|validation)[- ])*(?:accurac(?:y|ies)|recall|precision|F-?1|F-?score|F-?measure|AUC|AUROC|AUPRC|ROC-AUC|PR-AUC)(?:[- ]?scores?)?(?:@\d+)?`,
  String.raw`(?:Sacre|self-|Code)?BLEU(?:-\d)?|chr[Ff](?:\+\+)?|CHRF|ROUGE(?:-[L\dN]+)?|METEOR|CIDEr(?:-D)?|SPICE|BERTScore|BLEURT|COMET(?:-\d+)?|BARTScore`,
  String.raw`EM|exact match|pass@\d+|Pass@\d+|avg@\d+|Hits?@\d+|MRR(?:@\d+)?|n?DCG(?:@\d+)?|NDCG(?:@\d+)?|R@\d+|Recall@\d+|mR@\d+|Rank-?1|MAP(?:@\d+)?|HR@\d+`,
  'perplexity|PPL|bits per (?:character|byte|dimension)|bits-per-(?:character|byte)|BPC',
  'WER|CER|PER|TER|EER|ACER|MOS|UTMOS|PESQ|STOI|SI-?SDRi?|DER|word error rate|phone error rate|character error rate|error rate|equal error rate',
  String.raw`mAP(?:\d\d)?(?:@[\d.]+)?|AP(?:\d\d)?|mIoU|IoU|PQ|Dice(?: (?:score|coefficient|similarity coefficient))?|DSC|HD95|MOTA|IDF1|HOTA|NDS|AMOTA|AssA|PCK(?:h)?(?:@[\d.]+)?|EPE|ADE|FDE|MPJPE|PA-MPJPE|J&F`,
  'r?g?FID|FVD|KID|IS|CLIP[- ]?[Ss]core|LPIPS|SSIM|PSNR|PRO|Pixel-AUROC',
  String.raw`MAE|RMSE|MSE|MAPE|R2|R\^2|Spearman(?:'s)?(?: correlation)?|Pearson(?:'s)?(?: correlation)?|Kendall(?:'s)?(?: tau)?|QWK|Cohen's kappa|kappa|MCC|UAR|Matthews correlation`,
  '(?:attack |task )?success rates?|ASR|SR|SPL|win[- ]rates?|pass rates?|resolve rates?|completion rates?|truthfulness|solve rates?|robust accuracy',
];

/** A measure named in a text. */
const METRIC = new RegExp(String.raw`(?<![\w-])(?:${NAMES.join('|')})(?![\w-])`, 'gu');
/** A measure at the start of a text, behind a value. */
export const METRIC_AHEAD = new RegExp(String.raw`^\s?\(?(?:${NAMES.join('|')})(?![\w-])`, 'u');

/** A measure right before a number, with what joins the two: "BLEU of ", "F1 = ". */
export function measureBefore(before: string): { readonly metric: string; readonly length: number } | null {
  const tail = before.slice(-60);
  const last = [...tail.matchAll(METRIC)].at(-1);
  if (!last || !JOINS_MEASURE.test(tail.slice(last.index + last[0].length))) return null;
  return { metric: last[0], length: tail.length - last.index };
}

const JOINS_MEASURE = /^\)?(?:\s\([^()]{1,12}\))?(?:\s(?:scores?|rates?|values?))?\s?(?:of|=|:)?\s?$/u;

/** The measure named last in a text, if not more than `reach` characters before its end. */
export function lastMetric(text: string, reach: number): string | null {
  const last = [...text.matchAll(METRIC)].at(-1);
  return last && text.length - (last.index + last[0].length) <= reach ? last[0] : null;
}
