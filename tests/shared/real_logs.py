"""Every real log of the collection, with what was counted in it by other means.

Paths are below the collection; both the reader and the command line are held against them.
"""

from __future__ import annotations

PHYPHOX, TYREX = "imu/phyphox_comma_dot", "imu/android_txt_tyrex"
IOS, PRO = "imu/ios_txt_tyrex", "imu/sensor_kinetics_pro/Dormitory_f_161_47_37"
LOGGER, PAIRS = "imu/sensor_logger", "real_pairs"

# path, format, rate in Hz, duration in s, has acceleration, fewest and most gaps
EXPECTED = [
    ("imu/advio_iphone/static-01_imu-gyro.csv", "advio", 99.90, 123.1436, True, 0, 0),
    ("imu/advio_iphone/swing-02_imu-gyro.csv", "advio", 99.90, 38.9774, True, 0, 0),
    (f"{TYREX}/Guillaume_Nexus5_NoDist_AR", "plain_rows", 198.59, 127.295, True, 2, 2),
    (f"{TYREX}/Guillaume_Nexus5_NoDist_Texting", "plain_rows", 198.59, 60.4248, True, 0, 0),
    (f"{TYREX}/Thibaud_Nexus5_NoDist_AR", "plain_rows", 198.59, 121.0913, True, 0, 0),
    (f"{IOS}/Guillaume_iPhone4S_NoDist_AR", "plain_rows", 107.53, 133.6631, True, 0, 0),
    (f"{IOS}/Thibaud_iPhone4S_NoDist_AR", "plain_rows", 107.53, 124.6003, True, 0, 0),
    ("imu/android_video_log/gyro1.txt", "android_video", 50.0, 24.798, False, 0, 0),
    (
        "imu/android_video_log/VID_20170501_143222_891_pedCM.log",
        "android_video", 52.63, 5.817, True, 1, 1,
    ),
    ("imu/euroc/mav0_imu0_data_first20s.csv", "euroc", 200.0, 19.995, True, 0, 0),
    ("imu/gcsv_derived/handheld_ar_30s.gcsv", "gcsv", 198.61, 29.9959, True, 0, 0),
    # its clock ticks in 10 ms and one tick lies on the limit, so the count is a range
    ("imu/getsensordata_log/gyro_first3000.csv", "getsensordata", 100.0, 44.583, True, 30, 60),
    ("imu/gyrodeblurnet/gyro_train.txt", "plain_rows", 210.19, 186.4007, False, 1, 1),
    ("imu/ios_devicemotion_tremor/rest_tremor_data.csv", "csv", 92.77, 9.2806, True, 0, 0),
    ("imu/ios_devicemotion_tremor/kinetic_tremor_data.csv", "csv", 92.77, 9.3561, True, 0, 0),
    ("imu/ios_video_gyro/4.txt", "ios_video", 100.0, 13.38, False, 0, 0),
    ("imu/ios_video_gyro/9.txt", "ios_video", 101.01, 8.9299, False, 0, 0),
    (f"{PHYPHOX}/PDR_1", "phyphox", 99.63, 11.2314, True, 0, 0),
    (f"{PHYPHOX}/handheld_walk_105s", "phyphox", 100.67, 105.0283, True, 0, 0),
    (f"{PHYPHOX}/stationary_60s", "phyphox", 99.87, 60.4606, True, 0, 0),
    ("imu/phyphox_semicolon", "phyphox", 100.80, 3.0855, True, 0, 0),
    ("imu/phyphox_semicolon/data.csv", "phyphox", 100.79, 5.6557, False, 0, 0),
    (f"{PRO}_gyrm_first30s.csv", "sensor_kinetics", 256.41, 29.9941, True, 0, 0),
    (f"{PRO}_accm_first30s.csv", "sensor_kinetics", 256.41, 29.9941, True, 0, 0),
    (f"{LOGGER}/2022-09-16_11-15-46", "sensor_logger", 100.43, 20.5408, True, 0, 0),
    (f"{LOGGER}/iphone12_10s", "sensor_logger", 99.71, 10.4001, False, 0, 0),
    (f"{LOGGER}/renamed_columns", "sensor_logger", 99.79, 15.0208, False, 0, 0),
    ("imu/witmotion_csv/231213_181935_sensor_data.csv", "witmotion", 9.62, 6.458, True, 0, 0),
    ("imu/witmotion_csv/231213_182054_sensor_data.csv", "witmotion", 9.17, 6.85, True, 0, 0),
    ("imu/witmotion_raw/WIT18_0x55_0x61_28byte.TXT", "witmotion_raw", 20.0, 109.8, True, 0, 0),
    ("imu/ximu3_csv/sensor_data_first40s.csv", "ximu3", 99.21, 40.07, True, 0, 0),
    (f"{PAIRS}/deepgyro_raw/imu/imu.txt", "deepgyro", 100.05, 0.2199, True, 0, 0),
    (f"{PAIRS}/phone_video_412hz/gyro_dump.txt", "frame_dump", 412.2, 71.7217, False, 1, 1),
    (f"{PAIRS}/vladiant_giro/giro_data.txt", "plain_rows", 99.9, 1.0113, False, 0, 0),
]  # fmt: skip

# path, what the one sentence says
REFUSED = [
    ("imu/witmotion_csv/bounce.csv", "names 14 columns but most of its rows have 11 values"),
    ("imu/witmotion_csv/20250425_133556.csv", "names 14 columns but most of its rows have 11"),
    ("imu/witmotion_csv/still_slide_right.csv", "names 14 columns but most of its rows have 11"),
    ("imu/witmotion_csv/multi_device.csv", "has acceleration but no angular rate"),
    ("imu/android_txt_tyrex/Guillaume_Nexus5_NoDist_AR/timeAlignment.txt", "no table of numbers"),
    ("imu/android_txt_tyrex/Guillaume_Nexus5_NoDist_AR/qualisys_truth.mat", "is a MATLAB file"),
    ("imu/sensor_logger/2022-09-16_11-15-46/Orientation.csv", "no columns of angular rate"),
    ("imu/advio_iphone", "holds several logs"),
    ("real_pairs/vladiant_giro/giro_data_image.jpg", "is a photo"),
    ("real_pairs/phone_video_412hz/framestamp.txt", "no table of numbers"),
]
