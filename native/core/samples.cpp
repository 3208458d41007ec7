#include "core/samples.hpp"

#include <cmath>

namespace agop {

void Samples::gaussian(const double* M, const GaussianNorms& ofRows, const Samples& others,
                       const GaussianNorms& ofColumns, double bandwidth, Range rows, Range columns,
                       double* tile, std::size_t stride) const {
  innerProducts(M, others, rows, columns, tile, stride);
  const double scale = -0.5 / (bandwidth * bandwidth);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double norm = ofColumns.norms[columns.begin + j];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double& entry = tile[i + j * stride];
      entry = std::exp(scale * (ofRows.norms[rows.begin + i] + norm - 2.0 * entry));
    }
  }
}

}  // namespace agop
