import "./page/page.css";
import "./run-page.css";
import type { RunPageData } from "../run-page/run-page-data.ts";
import { pageData } from "./page/page-data.ts";
import { setUpPage } from "./page/set-up-page.ts";
import { showEigenvalues } from "./run-page/eigenvalues-section.ts";
import { EncodingsSection } from "./run-page/encodings-section.ts";
import { FeatureMatrices } from "./run-page/feature-matrices.ts";
import { FeaturesSection } from "./run-page/features-section.ts";
import { IterationSlider } from "./run-page/iteration-slider.ts";
import { showMetrics } from "./run-page/metrics-section.ts";
import { Samples } from "./run-page/samples.ts";
import { SamplesSection } from "./run-page/samples-section.ts";

async function show(data: RunPageData): Promise<void> {
  const positions = new Set([...data.features.iterations, ...data.samples.iterations]);
  const slider = new IterationSlider([...positions].sort((a, b) => a - b));
  showMetrics(data.metrics, slider);
  const [matrices, samples] = await Promise.all([
    FeatureMatrices.unpack(data.features),
    Samples.unpack(data.samples),
  ]);
  new FeaturesSection(data.features, matrices, slider);
  new SamplesSection(samples, slider, data.encodings);
  if (data.encodings !== null) new EncodingsSection(data.encodings, slider);
  showEigenvalues(data.eigenvalues, slider);
  // For whoever waits for the pictures.
  document.documentElement.dataset.ready = "true";
}

setUpPage();
show(pageData<RunPageData>());
